import {
  SHAPE_SCHEMA_VERSION,
  encodeDecision,
  fillDefaults,
  fingerprintOf,
  type Decision,
  type Head,
} from '#contracts';
import { random, within } from '../support/random';

const sources = [{ publisher: 'The Gazette', url: 'https://example.org/gazette/2026/11' }];
const KINDS = ['api-hosting', 'product-hosting', 'exclusivity', 'distribution', 'research-access', 'compute-supply'];
const SCOPES = ['all', 'training'];
/** Twelve terms. */
export const TERMS = KINDS.flatMap((kind) => SCOPES.map((scope) => ({ kind, scope })));
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
/** All events of a story happen within these years. */
export const YEARS = { first: 2018, last: 2025 };

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const partnershipName = (n: number): string => `partnership-${String(n).padStart(6, '0')}`;

/** The first event of a partnership of two. */
export const started = () => ({
  type: 'PartnershipStarted',
  occurred: '2017-07-22',
  title: 'The partnership begins',
  sources,
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
});

const two = (n: number): string => String(n).padStart(2, '0');

/** The term that an amendment sets, and its first day. */
export interface Setting {
  readonly term: { readonly kind: string; readonly scope: string };
  readonly day: string;
}

/** The effect of the n-th event: the same in every run. A tenth of the events is back-dated. */
export function settingOf(n: number): Setting {
  const draw = random(n * 2_654_435_761);
  const year = draw() < 0.1 ? within(draw, YEARS.first, YEARS.last - 1) : YEARS.last;
  const day = `${year}-${two(within(draw, 1, 12))}-${two(within(draw, 1, 28))}`;
  return { term: TERMS[within(draw, 0, TERMS.length - 1)]!, day };
}

/** An event that sets a term, about 400 bytes. */
export const amended = (n: number, { term, day }: Setting = settingOf(n)) => ({
  type: 'AgreementPublished',
  occurred: day,
  title: `Amendment ${n}`,
  sources,
  data: { agreement: { id: `amendment-${n}`, title: `Amendment ${n}`, form: 'amendment' } },
  effects: [{ effect: 'set', ...term, value: { summary: `as amended for the ${n}th time` } }],
});

export const corrected = (target: string, replacement: object) => ({
  type: 'EventCorrected',
  data: { target, replacement, reason: 'It was recorded wrongly.' },
});

/** The id of the n-th event of a story. */
const eventId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const commandId = (n: number): string => `00000000-0000-4000-9000-${n.toString(16).padStart(12, '0')}`;

export interface StoryDecision {
  readonly eventId: string;
  readonly partnershipId: string;
  readonly value: Buffer;
}

/**
 * Decisions of one event each, as command-api would append them: partnerships take turns, each begins, then its terms are amended.
 * It knows every head, so that each decision is effective.
 */
export class Story {
  private readonly heads = new Map<string, Head>();
  private count = 0;

  constructor(readonly partnerships: number) {}

  /** How many events the story has so far. */
  get length(): number {
    return this.count;
  }

  /** The next decision of the story. */
  next(): StoryDecision {
    const n = this.count;
    return this.append(partnershipName(n % this.partnerships), n < this.partnerships ? started() : amended(n));
  }

  /** Corrects the n-th event, an amendment from `next`: another day, another value, the same term. */
  correct(n: number): StoryDecision {
    const replacement = amended(this.count, { term: settingOf(n).term, day: settingOf(this.count).day });
    return this.append(partnershipName(n % this.partnerships), corrected(eventId(n), replacement));
  }

  /** A decision of this partnership, out of turn. */
  append(partnershipId: string, submitted: object): StoryDecision {
    const n = this.count;
    this.count += 1;
    const head = this.heads.get(partnershipId) ?? { version: 0, eventId: null };
    const recordedAt = new Date(BEGIN + n * 10).toISOString();
    // `fillDefaults` completes a submitted event to one of the published language.
    const event = { id: eventId(n), ...fillDefaults(submitted, recordedAt.slice(0, 10)) };
    const decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: commandId(n),
      partnershipId,
      expectedHead: head,
      fingerprint: fingerprintOf([submitted]),
      actor: 'bench',
      recordedAt,
      appendedAt: recordedAt,
      imported: false,
      events: [event],
    } as Decision;
    this.heads.set(partnershipId, { version: head.version + 1, eventId: event.id });
    return { eventId: event.id, partnershipId, value: encodeDecision(decision) };
  }
}
