import type { Party } from '#contracts';
import { boundsOf, type Bounds, type Day } from '../dates';
import { partiesNamedIn, type LifecycleContent } from '../events/lifecycle';
import { changesOf, type PartiesChangedFact } from '../facts';
import { standingLifecycle, type Profile } from '../partnership/profile';
import { BoundParties, ALL_PARTIES } from '../worlds';

/**
 * Returns the parties on a day, including possible parties on an imprecise day, in the order in which they joined and with their names on that day. A
 * start counts with any standing, because it is the only source of the founders.
 */
export function partiesOn(profile: Profile, day: Day): Party[] {
  const contents = contentsByDay(profile);
  const named = new Map<string, Party>();
  const laterNamed = new Map<string, Party>();
  for (const { content, days } of contents) {
    const names = days.lo <= day ? named : laterNamed;
    for (const party of partiesNamedIn(content)) names.set(party.id, { ...names.get(party.id), ...party });
  }
  const members = new Set(membersOn(contents, day));
  const came = new Set(contents.flatMap(({ content }) => comingIn(content)));
  return [...came].filter((id) => members.has(id)).map((id) => named.get(id) ?? laterNamed.get(id)!);
}

/** Returns true if `partiesOn` gives the same result on all days from one to another. */
export const arePartiesSteady = (profile: Profile, from: Day, to: Day): boolean =>
  !contentsByDay(profile).some(
    ({ content, days: { lo, hi } }) =>
      content.type === 'PartiesChanged' && [lo, lo + 1, hi, hi + 1].some((turn) => from < turn && turn <= to),
  );

interface DatedContent {
  readonly content: LifecycleContent;
  readonly days: Bounds;
}

/** Returns the contents that determine the parties, sorted by first day and then in record order. Founders are parties from the beginning. */
function contentsByDay(profile: Profile): readonly DatedContent[] {
  const standing = standingLifecycle(profile).flatMap((content): DatedContent[] => {
    if (content.type === 'PartnershipStarted') return [{ content, days: FROM_THE_BEGINNING }];
    const counts = content.type === 'PartiesChanged' && content.standing === 'definitive';
    return counts ? [{ content, days: boundsOf(content.occurred) }] : [];
  });
  return standing.sort((a, b) => a.days.lo - b.days.lo);
}

const FROM_THE_BEGINNING: Bounds = { lo: -Infinity, hi: -Infinity };

function membersOn(contents: readonly DatedContent[], day: Day): readonly string[] {
  const founders = contents.flatMap(({ content }) =>
    content.type === 'PartnershipStarted' ? content.data.parties.map(({ id }) => id) : [],
  );
  const partyChanges = contents.flatMap(({ content, days }, nth): PartiesChangedFact[] => {
    if (content.type !== 'PartiesChanged' || content.agreement !== undefined) return [];
    const changes = changesOf(content.data);
    const place = { order: [nth, 0] as const, eventVersion: nth, occurredLo: days.lo };
    return [{ ...place, fact: 'parties-changed', agreement: null, day: days, changes }];
  });
  const parties = new BoundParties({ founders, partyChanges, agreements: new Map() });
  return parties.ofClaim(ALL_PARTIES, day).lists.flat();
}

function comingIn(content: LifecycleContent): readonly string[] {
  if (content.type === 'PartnershipStarted') return content.data.parties.map(({ id }) => id);
  if (content.type !== 'PartiesChanged') return [];
  const { joined = [], succeeded = [] } = content.data;
  return [...joined.map(({ id }) => id), ...succeeded.map(({ by }) => by.id)];
}
