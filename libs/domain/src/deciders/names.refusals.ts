import type { OriginalContent } from '#contracts';
import { namesOfContent } from '../partnership/names-of-event';
import type { Refusal } from './refusal';
import type { TermKinds } from './term-kinds';

/** The parties that an event may name only if they were named before. */
export type KnownParties = 'all' | 'not-in-values' | 'none';

/** The parties and agreements that were named before, or by this command. */
export interface KnownNames {
  readonly parties: ReadonlySet<string>;
  /** Agreements that were published before this event. */
  readonly agreements: ReadonlySet<string>;
  readonly knownParties: KnownParties;
}

interface Named {
  readonly id: string;
  readonly pointer: string;
}
type Values = Pick<TermKinds, 'partiesOf'>;

/** Returns the refusals `party-unknown` and `agreement-unknown` of the content of an event. */
export function refusalsOfNames(content: OriginalContent, at: string, known: KnownNames, kinds: Values): Refusal[] {
  const { parties, agreements } = namesIn(content, known.knownParties, kinds);
  const own = new Set(namesOfContent(content).agreements);
  return [
    ...agreements
      .filter(({ id }) => !known.agreements.has(id) && !own.has(id))
      .map(({ id, pointer }) => ({
        code: 'agreement-unknown' as const,
        pointer: at + pointer,
        detail: `no agreement ${id} was published`,
      })),
    ...parties
      .filter(({ id }) => !known.parties.has(id))
      .map(({ id, pointer }) => ({
        code: 'party-unknown' as const,
        pointer: at + pointer,
        detail: `${id} was never named, neither as a party of the partnership nor as a third party`,
      })),
  ];
}

/** Returns the names that must be known, each with its place. */
export function namesIn(
  content: OriginalContent,
  knownParties: KnownParties,
  kinds: Values,
): { readonly parties: readonly Named[]; readonly agreements: readonly Named[] } {
  return {
    parties: [
      ...(knownParties === 'none' ? [] : changedParties(content)),
      ...(knownParties === 'all' ? partiesInValues(content, kinds) : []),
    ],
    agreements: [
      ...(content.agreement === undefined ? [] : [{ id: content.agreement, pointer: '/agreement' }]),
      ...(content.type === 'AgreementEnded' ? [{ id: content.data.agreement, pointer: '/data/agreement' }] : []),
    ],
  };
}

function changedParties(content: OriginalContent): Named[] {
  if (content.type !== 'PartiesChanged') return [];
  const { left = [], renamed = [], succeeded = [] } = content.data;
  return [
    ...left.map((id, index) => ({ id, pointer: `/data/left/${index}` })),
    ...renamed.map(({ id }, index) => ({ id, pointer: `/data/renamed/${index}/id` })),
    ...succeeded.map(({ party: id }, index) => ({ id, pointer: `/data/succeeded/${index}/party` })),
  ];
}

const partiesInValues = (content: OriginalContent, kinds: Values): Named[] =>
  content.effects.flatMap((effect, index) =>
    'value' in effect && effect.value !== null
      ? kinds
          .partiesOf(effect.kind, effect.value)
          .map(({ id, pointer }) => ({ id, pointer: `/effects/${index}/value${pointer}` }))
      : [],
  );
