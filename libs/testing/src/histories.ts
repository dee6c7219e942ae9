import {
  eventContents,
  fillDefaults,
  fingerprintOf,
  NO_HEAD,
  SHAPE_SCHEMA_VERSION,
  submittedExample,
  typesOfVersion2,
  type Decision,
  type Event,
  type Head,
  type OriginalType,
} from '#contracts';
import {
  dayOf,
  decideRecordEvents,
  formatDay,
  NO_REGISTER,
  registerAfter,
  statusOf,
  type DecisionState,
  type KnownTerms,
  type TermKinds,
} from '#domain';
import { Dice } from './dice';

/** The days near which all dates of a history lie: few, so that dates collide. */
export const WINDOW = { lo: dayOf(2026, 1, 1), hi: dayOf(2026, 1, 12) } as const;

const TERMS = [
  { kind: 'api-hosting', scope: 'all' },
  { kind: 'api-hosting', scope: 'stateless' },
  { kind: 'exclusivity', scope: 'all' },
] as const;
const VALUES = [{ summary: 'a' }, { summary: 'b' }, { summary: 'c' }, { none: true }, { unknown: true }];
const CONDITIONS = ['agi-verified', 'deal-closed'];
const PUBLISHERS = ['alpha', 'beta', 'a-newspaper'];
const SOURCE = { publisher: 'a-newspaper', url: 'https://example.org/article' };

/** The weights of event types; the default is 5. A history starts only once. */
const WEIGHTS: Readonly<Partial<Record<OriginalType, number>>> = {
  PartnershipStarted: 0,
  AgreementPublished: 30,
  TermsReaffirmed: 8,
  ConditionMet: 9,
  PartnershipEnded: 4,
  TermFellDue: 4,
};
const TYPES = (Object.keys(eventContents) as OriginalType[])
  .filter((type) => typesOfVersion2.has(type))
  .map((type) => [WEIGHTS[type] ?? 5, type] as const);

export interface HistoryOptions {
  readonly decisions: number;
  /** `wild`: also events that deciders refuse but the log's schema accepts, on which the fold must be total. */
  readonly manners: 'decided' | 'wild';
  readonly kinds: TermKinds;
  /** `overlapping`: nearly all dates may be any of most days of the window. */
  readonly dates?: 'mixed' | 'overlapping';
}

/** Generates one partnership's effective decisions, in order: few, with many ties and corrections. The result depends only on `random`. */
export function generateHistory(random: () => number, partnershipId: string, options: HistoryOptions): Decision[] {
  return new Historian(new Dice(random), partnershipId, options).write();
}

/* A generated history has few terms, so they are not tracked. */
const NO_TERMS: KnownTerms = { count: 0, named: new Set() };

class Historian {
  private state: DecisionState = { register: NO_REGISTER, known: new Map(), terms: NO_TERMS };
  private version = 0;
  private head: Head = NO_HEAD;
  private readonly recorded: string[] = [];
  private now = Date.UTC(2026, 0, 4, 9);

  constructor(
    private readonly dice: Dice,
    private readonly partnershipId: string,
    private readonly options: HistoryOptions,
  ) {}

  write(): Decision[] {
    const decisions = [this.decision([this.event(this.start())])];
    while (decisions.length < this.options.decisions) {
      const events = this.acceptable();
      if (events.length > 0) decisions.push(this.decision(events));
    }
    return decisions;
  }

  private decision(events: readonly Event[]): Decision {
    this.now += this.dice.chance(0.2) ? 0 : this.dice.below(20) * 3_600_000;
    const recordedAt = new Date(this.now).toISOString();
    const imported = this.dice.chance(0.3);
    const decision: Decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: this.dice.uuid(),
      partnershipId: this.partnershipId,
      expectedHead: this.head,
      fingerprint: fingerprintOf(events),
      actor: 'historian',
      recordedAt,
      imported,
      appendedAt: imported ? null : recordedAt,
      events: [...events],
    };
    for (const event of events) this.state = evolve(this.state, event);
    this.recorded.push(...events.map(({ id }) => id));
    this.version += events.length;
    this.head = { version: this.version, eventId: events.at(-1)!.id };
    return decision;
  }

  /** Returns one to five events that the decider accepts together. Later ones may refer to earlier ones. */
  private acceptable(): Event[] {
    const events: Event[] = [];
    let state = this.state;
    for (let left = this.dice.chance(0.6) ? 1 : 1 + this.dice.below(5); left > 0; left--) {
      const event = this.event(this.dice.chance(0.4) ? this.correction(state) : this.original());
      const verdict = decideRecordEvents(state, [event], this.options.kinds, {
        author: 'service',
        knownParties: 'not-in-values',
      });
      if ('refused' in verdict && !(this.options.manners === 'wild' && this.dice.chance(0.5))) continue;
      events.push(event);
      state = evolve(state, event);
    }
    return events;
  }

  private event(submitted: object): Event {
    return { id: this.id(), ...fillDefaults(submitted, formatDay(WINDOW.lo)) };
  }

  private id(): string {
    const known = [...this.state.known.keys()];
    return this.options.manners === 'wild' && known.length > 0 && this.dice.chance(0.05)
      ? this.dice.oneOf(known)
      : this.dice.uuid();
  }

  private start(): object {
    const parties = ['alpha', 'beta'].map((id) => ({ id, name: id }));
    return { ...this.body([]), type: 'PartnershipStarted', data: { name: 'Alpha and Beta', parties } };
  }

  private original(type: OriginalType = this.dice.weighted(TYPES)): object {
    if (type === 'PartnershipStarted') return this.start();
    const effects =
      type === 'TermFellDue' ? [] : this.effects(type === 'ConditionMet' || type === 'PartnershipEnded' ? 0.2 : 0.9);
    const occurred =
      type === 'PartnershipEnded' && this.dice.chance(0.7) ? formatDay(WINDOW.hi - this.dice.below(4)) : this.date();
    return { ...this.body(effects), occurred, type, data: this.data(type) };
  }

  private body(effects: object[]): object {
    const { dice } = this;
    return {
      occurred: this.date(),
      title: 'something happened',
      standing: dice.weighted([
        [85, 'definitive'],
        [8, 'non-binding'],
        [7, 'reported'],
      ]),
      assertedBy: dice.some(PUBLISHERS),
      sources: [SOURCE],
      effects,
    };
  }

  private correction(state: DecisionState): object {
    const { dice } = this;
    const wild = this.options.manners === 'wild';
    const target =
      wild && dice.chance(0.3) ? dice.oneOf([...this.recorded, dice.uuid()]) : dice.oneOf([...state.known.keys()]);
    const data = { target, reason: 'we know better now' };
    const known = state.known.get(target);
    if (known && known.type !== 'PartnershipStarted' && dice.chance(0.45)) return { type: 'EventRetracted', data };
    const type = known && !(wild && dice.chance(0.1)) ? known.rootType : undefined;
    return { type: 'EventCorrected', data: { ...data, replacement: this.original(type) } };
  }

  private data(type: OriginalType): object {
    const { dice } = this;
    const known = [...this.state.known.keys()];
    switch (type) {
      case 'AgreementPublished': {
        const amends = dice.chance(0.2) ? { amends: [dice.oneOf(known)] } : {};
        return { agreement: { id: 'an-agreement', title: 'An agreement', form: 'agreement', ...amends } };
      }
      case 'TermsReaffirmed':
        return { statement: 'it stands', ...(dice.chance(0.3) ? { inResponseTo: dice.oneOf(known) } : {}) };
      case 'InvestmentMade':
        return { investor: 'alpha', round: 'b', ...(dice.chance(0.5) ? { with: ['gamma'] } : {}) };
      case 'PartiesChanged':
        return dice.chance(0.5)
          ? { joined: [{ id: 'gamma', name: 'Gamma' }] }
          : {
              renamed: [{ id: 'beta', name: `Beta ${dice.below(9)}` }],
              ...(dice.chance(0.3) ? { left: ['gamma'] } : {}),
            };
      case 'ConditionMet':
        return { condition: dice.oneOf(CONDITIONS) };
      case 'TermFellDue':
        return { ...dice.oneOf(TERMS), on: this.day() };
      default:
        return submittedExample(type)['data'] as object;
    }
  }

  private effects(likely: number): object[] {
    const { dice } = this;
    if (!dice.chance(likely)) return [];
    return Array.from({ length: 1 + (dice.chance(0.35) ? dice.below(3) : 0) }, () => this.effect());
  }

  private effect(): object {
    const { dice } = this;
    const term = dice.oneOf(TERMS);
    const from = dice.chance(0.6) ? { from: this.date() } : {};
    const effect = dice.weighted([
      [62, 'set'],
      [14, 'end'],
      [14, 'reaffirm'],
      [10, 'contest'],
    ] as const);
    switch (effect) {
      case 'set':
        return {
          effect,
          ...term,
          ...from,
          value: dice.oneOf(VALUES),
          ...(dice.chance(0.35) ? { until: dice.chance(0.25) ? { unknown: true } : this.date() } : {}),
          ...(dice.chance(0.25) ? { untilCondition: dice.oneOf(CONDITIONS) } : {}),
          ...(dice.chance(0.2)
            ? { between: dice.oneOf([['alpha'], ['alpha', 'beta'], ['beta', 'alpha'], ['alpha', 'gamma']]) }
            : {}),
          ...(dice.chance(0.15) ? { replaces: [dice.oneOf(TERMS.filter((other) => other !== term))] } : {}),
        };
      case 'end':
        return { effect, ...term, ...from };
      case 'reaffirm':
        return {
          effect,
          ...(dice.chance(0.4) ? { kind: '*', scope: 'all' } : term),
          ...(dice.chance(0.5) ? { on: this.date() } : {}),
        };
      case 'contest':
        return {
          effect,
          ...term,
          ...from,
          value: dice.oneOf(VALUES),
          ...(dice.chance(0.4) ? { until: this.date() } : {}),
        };
    }
  }

  private day(): string {
    return formatDay(WINDOW.lo + this.dice.below(WINDOW.hi - WINDOW.lo + 1));
  }

  /** Returns a date: mostly a day, otherwise a few days as a span or as an approximate day. */
  private date(): string {
    const { dice } = this;
    if (this.options.manners === 'wild' && dice.chance(0.03)) return 'some day';
    if (this.options.dates === 'overlapping' && dice.chance(0.9)) {
      const lo = WINDOW.lo + dice.below(3);
      return `[${formatDay(lo)}..${formatDay(WINDOW.hi - dice.below(3))}]`;
    }
    if (dice.chance(0.7)) return this.day();
    if (dice.chance(0.3)) return `${this.day()}~`;
    const lo = WINDOW.lo + dice.below(WINDOW.hi - WINDOW.lo - 2);
    return `[${formatDay(lo)}..${formatDay(lo + 1 + dice.below(3))}]`;
  }
}

function evolve({ register, known, terms }: DecisionState, event: Event): DecisionState {
  const status = statusOf(event, known);
  return {
    register: registerAfter(register, [event], known),
    known: status ? new Map([...known, [event.id, status]]) : known,
    terms,
  };
}
