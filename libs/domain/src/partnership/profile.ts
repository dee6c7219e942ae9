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
 * What a decision must know of a partnership besides its head: the few events that say who the parties are and whether it ended,
 * with what became of them. Its size grows with those alone.
 */
export interface Profile {
  readonly roots: readonly LifecycleRoot[];
}

export const NO_PROFILE: Profile = { roots: [] };

/** The profile after one more event; total on any effective event. */
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

/** The lifecycle events as they now stand, in record order. */
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

/** The register of a partnership, but for who and what was named. */
export const registerOf = (profile: Profile): Register => ({
  ...NO_REGISTER,
  isStarted: isStarted(profile),
  ends: endsOf(profile),
});

/** The ends that stand and are definitive: the bounds of each by the id of its event. */
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

/** Everybody whom the lifecycle events name as they now stand, once for each time: parties, former ones and former names. */
export const everyPartyOf = (profile: Profile): Party[] =>
  standingLifecycle(profile).flatMap((content) => [...partiesNamedIn(content), ...(content.thirdParties ?? [])]);

/** The parties after all that is recorded, in the order in which they came. Who changed is definitive or not said; somebody it started with. */
export const partiesOf = (profile: Profile): Party[] =>
  partiesAfter(
    standingLifecycle(profile).filter(
      ({ type, standing }) => type === 'PartnershipStarted' || standing === 'definitive',
    ),
  );

/** The parties after `contents`, which are definitive lifecycle events in the order in which they took place. */
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
