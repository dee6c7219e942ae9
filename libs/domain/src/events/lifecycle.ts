import type { OriginalContent, Party } from '#contracts';

export type LifecycleType = 'PartnershipStarted' | 'PartiesChanged' | 'PartnershipEnded';
export type LifecycleContent = Extract<OriginalContent, { type: LifecycleType }>;

const lifecycleTypes: ReadonlySet<string> = new Set<LifecycleType>([
  'PartnershipStarted',
  'PartiesChanged',
  'PartnershipEnded',
]);
export const isLifecycle = (content: OriginalContent): content is LifecycleContent => lifecycleTypes.has(content.type);

/** Returns the parties that a lifecycle event names as such, in the order written. */
export function partiesNamedIn(content: LifecycleContent): readonly Party[] {
  if (content.type === 'PartnershipStarted') return content.data.parties;
  if (content.type === 'PartnershipEnded') return [];
  const { joined = [], renamed = [], succeeded = [] } = content.data;
  return [...joined, ...renamed, ...succeeded.map(({ by }) => by)];
}
