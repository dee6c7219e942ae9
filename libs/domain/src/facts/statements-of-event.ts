import {
  canonicalJson,
  type ContestEffect,
  type Effect,
  type OriginalContent,
  type Party,
  type TermRef,
} from '#contracts';
import { boundsOf, LAST_DAY, type Bounds } from '../dates';
import { addDuration, durationOf } from '../dates/duration';
import { partiesInData } from '../partnership/names-of-event';
import type { Origin } from './origin';
import type { NamedFact, ListedFact } from './stated-fact';
import type { EventContext } from './standing-event';

type Fresh<T> = T extends ListedFact ? Omit<T, keyof Origin> : never;

/** Returns the statements of an event that are listed beside the answers. */
export function statementsOfEvent({ event, originAt }: EventContext, firstOrdinal: number): ListedFact[] {
  const { content } = event;
  const statements = content.effects.flatMap((effect) => statementsOfEffect(effect, event));
  if (content.standing === 'definitive') {
    const names = namedBy(content);
    if (names.length > 0) statements.push({ fact: 'mention', names });
    if (content.type === 'SourcesReviewed') {
      const through = Math.min(boundsOf(content.data.through).lo, event.recordedOn);
      statements.push({ fact: 'review', through });
    }
  } else if (announces(content)) {
    const agreement = content.type === 'AgreementPublished' ? content.data.agreement.id : null;
    const { rootId: eventId } = event;
    statements.push({
      fact: 'announcement',
      eventId,
      standing: content.standing,
      terms: termsTouched(content.effects),
      agreement,
    });
  }
  statements.push(...namedIn(content));
  return statements.map((each, index): ListedFact => ({ ...originAt(firstOrdinal + index), ...each }));
}

type Covering = Exclude<Effect, { effect: 'notice' | 'reaffirm' }>;

/** Returns the reaffirmations and dissents of an event, in the order of its effects. */
function statementsOfEffect(effect: Effect, { content, recordedOn }: EventContext['event']): Fresh<ListedFact>[] {
  const { standing, assertedBy, occurred } = content;
  const term = { kind: effect.kind, scope: effect.scope };
  if (effect.effect === 'notice') return [];
  if (effect.effect === 'reaffirm') {
    const on = effect.on ?? occurred;
    return standing === 'definitive'
      ? [{ fact: 'reaffirmation', term, on, day: boundsOf(on), assertedBy, recordedOn }]
      : [];
  }
  if (standing === 'definitive' && effect.effect !== 'contest') return [];
  const from = effect.from ?? occurred;
  const until = effect.effect === 'end' ? null : (effect.until ?? null);
  const value = effect.effect === 'end' ? null : canonicalJson(effect.value);
  const days = daysOf(effect, boundsOf(from));
  return [{ fact: 'dissent', term, effect: effect.effect, value, standing, from, until, days, assertedBy }];
}

/** Returns the days from the earliest to the latest day of the effect. */
function daysOf(effect: Covering, from: Bounds): Bounds {
  const until: ContestEffect['until'] = effect.effect === 'end' ? undefined : effect.until;
  if (typeof until === 'string') return { lo: from.lo, hi: boundsOf(until).hi };
  const isCounted = until !== undefined && 'for' in until;
  const hi = isCounted ? addDuration(from.hi, durationOf(until.for)) - 1 : LAST_DAY;
  return { lo: from.lo, hi: Math.min(hi, LAST_DAY) };
}

const claiming: ReadonlySet<Effect['effect']> = new Set(['set', 'override', 'end']);

/** An event without effects announces itself. */
const announces = ({ type, effects }: OriginalContent): boolean =>
  type !== 'TermFellDue' && (effects.length === 0 || effects.some(({ effect }) => claiming.has(effect)));

/** Returns the terms that effects touch, each once. `*` names no term. */
export function termsTouched(effects: readonly Effect[]): TermRef[] {
  const touched = effects.flatMap((effect) => [effect, ...(effect.effect === 'set' ? (effect.replaces ?? []) : [])]);
  const terms = new Map(touched.map(({ kind, scope }) => [`${kind}/${scope}`, { kind, scope }]));
  return [...terms.values()].filter(({ kind }) => kind !== '*');
}

/** Returns the ids of the events that it answers and of the agreements that it amends. */
function namedBy({ type, data }: OriginalContent): readonly string[] {
  if (type === 'AgreementPublished') return data.agreement.amends ?? [];
  return 'inResponseTo' in data && data.inResponseTo !== undefined ? [data.inResponseTo] : [];
}

/** Returns the parties that an event names outside of `between` lists, each once. */
function namedIn(content: OriginalContent): Fresh<NamedFact>[] {
  const { thirdParties = [] } = content;
  const named = [...partiesIn(content), ...thirdParties.map(namedAs)];
  const ids = new Set(named.map(({ id }) => id));
  const byIdAlone = [...new Set(partiesInData(content))].filter((id) => !ids.has(id));
  return [...named, ...byIdAlone.map((id) => ({ fact: 'named', id, name: null }) as const)];
}

function partiesIn(content: OriginalContent): Fresh<NamedFact>[] {
  if (content.type === 'PartnershipStarted') return content.data.parties.map(namedAs);
  if (content.type !== 'PartiesChanged') return [];
  const { joined = [], renamed = [], succeeded = [] } = content.data;
  return [
    ...joined.map(namedAs),
    ...renamed.map(namedAs),
    ...succeeded.map(({ party, by }) => ({ ...namedAs(by), succeeds: party })),
  ];
}

const namedAs = ({ id, name, identifiers }: Party): Fresh<NamedFact> => ({
  fact: 'named',
  id,
  name,
  ...(identifiers === undefined ? {} : { identifiers }),
});
