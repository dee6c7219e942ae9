import { isCorrection, type Event, type OriginalEvent, type Party } from '#contracts';
import { standingAct, type Act } from '../corrections/standing-act';
import { boundsOf } from '../dates';
import { isLifecycle, partiesNamedIn, type LifecycleContent } from '../events/lifecycle';
import { NO_REGISTER, type Register } from './register';

interface LifecycleAct extends Act {
  readonly eventId: string;
  readonly replacement: LifecycleContent | null;
}

interface LifecycleRoot {
  readonly version: number;
  readonly eventId: string;
  readonly content: LifecycleContent;
  readonly acts: readonly LifecycleAct[];
}

/**
 * The data about a partnership that a decision needs besides its head: the events that determine its parties and its end, with their corrections. Its
 * size grows only with these events.
 */
export interface Profile {
  readonly roots: readonly LifecycleRoot[];
}

export const NO_PROFILE: Profile = { roots: [] };

/** Returns the profile after one more event. Total on any effective event. */
export function evolveProfile(profile: Profile, event: Event, version: number): Profile {
  if (!isCorrection(event)) {
    return isLifecycle(event)
      ? { roots: [...profile.roots, { version, eventId: event.id, content: contentOf(event), acts: [] }] }
      : profile;
  }
  const { target } = event.data;
  const index = rootIndexOf(profile, target);
  const root = profile.roots[index];
  if (!root) return profile;
  const replacement =
    event.type === 'EventCorrected' && isLifecycle(event.data.replacement) ? event.data.replacement : null;
  const targetVersion = root.acts.find((act) => act.eventId === target)?.version ?? root.version;
  const act: LifecycleAct = { version, target: targetVersion, type: event.type, eventId: event.id, replacement };
  return { roots: profile.roots.with(index, { ...root, acts: [...root.acts, act] }) };
}

const rootIndexOf = (profile: Profile, target: string): number =>
  profile.roots.findIndex((root) => root.eventId === target || root.acts.some((act) => act.eventId === target));

const contentOf = ({ id: _id, ...content }: OriginalEvent & LifecycleContent): LifecycleContent => content;

/** Returns the standing lifecycle events, in record order. */
export function standingLifecycle(profile: Profile): LifecycleContent[] {
  return profile.roots.flatMap((root) => standingContent(root) ?? []);
}

function standingContent(root: LifecycleRoot): LifecycleContent | null {
  const act = standingAct(root.version, root.acts);
  return act ? act.replacement : root.content;
}

export const isStarted = (profile: Profile): boolean =>
  profile.roots.some((root) => root.content.type === 'PartnershipStarted');

export const partnershipName = (profile: Profile): string | null =>
  standingLifecycle(profile).reduce<string | null>(
    (name, content) => (content.type === 'PartnershipStarted' ? content.data.name : name),
    null,
  );

/** Returns the register of a partnership, without the names of parties and agreements. */
export const registerOf = (profile: Profile): Register => ({
  ...NO_REGISTER,
  isStarted: isStarted(profile),
  ends: endsOf(profile),
});

/** Returns the standing definitive ends: the bounds of each, by the id of its event. */
export function endsOf(profile: Profile): Register['ends'] {
  return new Map(
    profile.roots.flatMap((root) => {
      const content = standingContent(root);
      return content?.type === 'PartnershipEnded' && content.standing === 'definitive'
        ? [[root.eventId, boundsOf(content.occurred)] as const]
        : [];
    }),
  );
}

/** Returns the parties that standing lifecycle events name, including former parties and former names, once per mention. */
export const everyPartyOf = (profile: Profile): Party[] =>
  standingLifecycle(profile).flatMap((content) => [...partiesNamedIn(content), ...(content.thirdParties ?? [])]);

/**
 * Returns the parties after all recorded events, in the order in which they joined. Only definitive changes count; the start counts with any
 * standing.
 */
export const partiesOf = (profile: Profile): Party[] =>
  partiesAfter(
    standingLifecycle(profile).filter(
      ({ type, standing }) => type === 'PartnershipStarted' || standing === 'definitive',
    ),
  );

/** Returns the parties after `contents`: definitive lifecycle events, in the order in which they took place. */
export function partiesAfter(contents: readonly LifecycleContent[]): Party[] {
  const parties = new Map<string, Party>();
  for (const content of contents) {
    if (content.type === 'PartnershipStarted') content.data.parties.forEach((party) => parties.set(party.id, party));
    if (content.type !== 'PartiesChanged') continue;
    const { joined = [], left = [], renamed = [], succeeded = [] } = content.data;
    left.forEach((id) => parties.delete(id));
    [...joined, ...renamed].forEach((party) => parties.set(party.id, party));
    succeeded.forEach(({ party, by }) => {
      parties.delete(party);
      parties.set(by.id, by);
    });
  }
  return [...parties.values()];
}
