import type { OriginalContent } from '#contracts';

export type LifecycleType = 'PartnershipStarted' | 'PartiesChanged' | 'PartnershipEnded';
export type LifecycleContent = Extract<OriginalContent, { type: LifecycleType }>;

const lifecycleTypes: ReadonlySet<string> = new Set<LifecycleType>([
  'PartnershipStarted',
  'PartiesChanged',
  'PartnershipEnded',
]);
export const isLifecycle = (content: OriginalContent): content is LifecycleContent => lifecycleTypes.has(content.type);
