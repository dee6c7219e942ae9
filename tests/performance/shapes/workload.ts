import type { Claim, Day } from '#domain';
import { random, within } from '../support/random';

export interface TermClaim extends Claim {
  readonly kind: string;
}

/** One event with one `set`: a new root, or a correction of an earlier one when `root` is not its own version. */
export interface Recorded {
  readonly partnership: string;
  readonly version: number;
  readonly root: number;
  readonly claim: TermClaim;
}

export const KINDS = Array.from({ length: 12 }, (_, n) => `kind-${n}`);
export const EVENTS_EACH = 10;
/** Partnerships are worked on in groups, so that each has as many events in a small log as in a large one. */
const GROUP = 1_000;
const FIRST_DAY: Day = 14_000;
const DAYS_BETWEEN = 150;

export const partnershipName = (n: number): string => `partnership-${String(n).padStart(6, '0')}`;

const draw = random(20_261_122);
const versions = new Map<string, number>();

export const headOf = (partnership: string): number => versions.get(partnership) ?? 0;

function nextVersion(partnership: string): number {
  const version = headOf(partnership) + 1;
  versions.set(partnership, version);
  return version;
}

/** A tenth is imprecise by a month, a fifth has an end. */
function claimOn(kind: string, root: number, lo: Day): TermClaim {
  const hi = lo + (draw() < 0.1 ? 30 : 0);
  const until = draw() < 0.2 ? { lo: hi + 200, hi: hi + 200 } : null;
  const answer = JSON.stringify({
    between: null,
    value: { exclusivity: 'exclusive', provider: `p${within(draw, 0, 99)}` },
  });
  return { effect: 'set', order: [root, 0], start: { lo, hi }, until, untilCondition: null, answer, kind };
}

/** `count` events after the first `done`: 12 terms each, time goes on, a tenth is back-dated. */
export function* history(done: number, count: number): Generator<Recorded> {
  for (let n = done; n < done + count; n += 1) {
    const group = Math.floor(n / (GROUP * EVENTS_EACH));
    const partnership = partnershipName(group * GROUP + (n % GROUP));
    const version = nextVersion(partnership);
    const onTime = FIRST_DAY + version * DAYS_BETWEEN;
    const day = draw() < 0.1 ? within(draw, FIRST_DAY, onTime) : onTime;
    yield { partnership, version, root: version, claim: claimOn(KINDS[within(draw, 0, 11)]!, version, day) };
  }
}

/** A partnership whose terms have `claims` claims each, in order of their days. */
export function* longTerms(partnership: string, kinds: readonly string[], claims: number): Generator<Recorded> {
  for (let n = 0; n < claims; n += 1) {
    for (const kind of kinds) {
      const version = nextVersion(partnership);
      yield { partnership, version, root: version, claim: claimOn(kind, version, FIRST_DAY + n * 7) };
    }
  }
}

/** Corrects the given root, which is of this kind and began about that day. */
export function correction(partnership: string, root: number, kind: string, about: Day): Recorded {
  const day = Math.max(FIRST_DAY, about + within(draw, -20, 20));
  return { partnership, version: nextVersion(partnership), root, claim: claimOn(kind, root, day) };
}

export { draw };
