import { answersOf, type Question } from './answers';
import { TooManyWorlds } from './context';
import type { Content, Correction, History, HistoryEvent, OriginalType } from './events';
import { condition, date, effects, type Known } from './generated-effects';
import { march, party } from './given';
import { Random } from './random';

/** A history from a seed, with every feature of DESIGN 7, of which every question can be enumerated. */
export function historyOf(seed: number, limit = 1_000): History {
  const random = new Random(seed);
  const draft = new Draft(random);
  const wanted = random.whole(3, 9);
  while (draft.events.length < wanted) {
    const before = draft.copy();
    draft.addOne();
    if (!isFeasible(draft.events, limit)) draft.restore(before);
    if (random.chance(0.02)) break;
  }
  return draft.events;
}

/** The questions to ask of a history: each version, with clocks before, within and after its days. */
export function questionsOf(history: History): Question[] {
  const clocks = [march(1), march(4), march(7), march(12)];
  return history.flatMap(({ version }) => clocks.map((clock) => ({ version, clock })));
}

/** Whether the last version can be enumerated: the ones before were looked at when they were the last. */
function isFeasible(history: History, limit: number): boolean {
  try {
    for (const clock of [march(1), march(7)]) {
      answersOf(history, { version: history.length, clock, days: [march(4)] }, { limit });
    }
    return true;
  } catch (error) {
    if (error instanceof TooManyWorlds) return false;
    throw error;
  }
}

interface State {
  events: HistoryEvent[];
  parties: Set<string>;
  agreements: Set<string>;
  ended: boolean;
  day: number;
}

/** What a history is mostly about, so that features that need each other meet. */
const THEMES = {
  everything: {},
  agreements: { AgreementPublished: 60, AgreementEnded: 20 },
  parties: { PartiesChanged: 60 },
  conditions: { ConditionMet: 35, ConditionRuledOut: 12 },
} as const satisfies Record<string, Partial<Record<OriginalType, number>>>;

const FORMS = ['agreement', 'amendment', 'amendment', 'extension', 'restatement'] as const;

class Draft {
  private state: State = { events: [], parties: new Set(), agreements: new Set(), ended: false, day: 1 };

  private readonly theme: Partial<Record<OriginalType, number>>;

  constructor(private readonly random: Random) {
    this.theme = THEMES[random.weighted({ everything: 4, agreements: 2, parties: 2, conditions: 2 })];
    const founders = ['a', 'b', ...(random.chance(0.5) ? ['c'] : [])];
    this.state.parties = new Set(founders);
    const data = { name: 'generated', parties: founders.map(party) };
    this.append({ type: 'PartnershipStarted', occurred: march(1), data, effects: this.effects(march(1)) });
  }

  get events(): History {
    return this.state.events;
  }

  copy(): State {
    const { events, parties, agreements, ...rest } = this.state;
    return { ...rest, events: [...events], parties: new Set(parties), agreements: new Set(agreements) };
  }

  restore(state: State): void {
    this.state = state;
  }

  addOne(): void {
    const { random } = this;
    const corrects = this.state.events.length > 1 && random.chance(0.14);
    this.append(corrects ? this.correction() : this.content(this.type()));
  }

  private append(content: Content | Correction): void {
    const version = this.state.events.length + 1;
    this.state.day = Math.min(12, this.state.day + this.random.whole(0, 2));
    this.state.events.push({
      ...content,
      id: `e${version}`,
      version,
      recordedAt: `${march(this.state.day)}T12:00:00.000Z`,
    });
  }

  private type(): OriginalType {
    const { agreements, ended } = this.state;
    return this.random.weighted({
      StatementMade: 40,
      AgreementPublished: 18,
      PartiesChanged: 12,
      ConditionMet: 9,
      ConditionRuledOut: 3,
      PartnershipEnded: ended ? 0 : 5,
      TermsReaffirmed: 3,
      SourcesReviewed: 2,
      PartnershipStarted: 0,
      CollaborationAnnounced: 0,
      ComputeCommitmentAnnounced: 0,
      InvestmentMade: 0,
      AgreementEnded: 8,
      ...this.theme,
      ...(agreements.size > 0 ? {} : { AgreementEnded: 0 }),
    });
  }

  private effects(occurred: string): Content['effects'] & object {
    const known: Known = { parties: this.state.parties, ended: this.state.ended };
    return effects(this.random, known, occurred);
  }

  private content(type: OriginalType): Content {
    const { random, state } = this;
    const occurred = date(random);
    const ofAgreement = random.maybe(state.agreements.size > 0 ? 0.25 : 0, () => ({
      agreement: random.of([...state.agreements]),
    }));
    const reported = random.maybe(0.07, () => ({ standing: random.of(['reported', 'non-binding'] as const) }));
    switch (type) {
      case 'AgreementPublished': {
        const id = random.of(['deal', 'annex', 'rider']);
        const amends = [...state.agreements].filter((other) => other !== id && random.chance(0.8));
        state.agreements.add(id);
        const form = amends.length > 0 ? random.of(FORMS) : 'agreement';
        const agreement = { id, title: id, form, ...(amends.length > 0 ? { amends } : {}) };
        return { type, occurred, data: { agreement }, effects: this.effects(occurred) };
      }
      case 'AgreementEnded': {
        const data = { agreement: random.of([...state.agreements]), how: 'terminated' as const };
        return { type, occurred, data, ...this.rarely(occurred), ...ofAgreement };
      }
      case 'PartnershipEnded': {
        const own = this.rarely(occurred);
        state.ended = true;
        return { type, occurred, data: { reason: 'it was time' }, ...own };
      }
      case 'PartiesChanged':
        return { type, occurred, data: this.partiesChanged(), ...this.rarely(occurred), ...ofAgreement };
      case 'ConditionMet':
      case 'ConditionRuledOut':
        return { type, occurred, ...reported, data: { condition: condition(random) } };
      case 'TermsReaffirmed': {
        const assertedBy = [...state.parties].filter(() => random.chance(0.8));
        const on = { effect: 'reaffirm', kind: '*', scope: 'all' } as const;
        return { type, occurred, assertedBy, data: { statement: 'it stands' }, effects: [on] };
      }
      case 'SourcesReviewed':
        return { type, occurred, data: { through: march(random.whole(1, 12)) } };
      default: {
        const data = { statement: 'it is so', form: 'notice' };
        return { type: 'StatementMade', occurred, ...reported, data, effects: this.effects(occurred), ...ofAgreement };
      }
    }
  }

  private rarely(occurred: string): Pick<Content, 'effects'> {
    return this.random.chance(0.3) ? { effects: this.effects(occurred) } : {};
  }

  private partiesChanged(): Content<'PartiesChanged'>['data'] {
    const { random, state } = this;
    const joined = random.chance(0.4) ? [random.of(['b', 'c', 'd'])] : [];
    const left = random.chance(0.3) ? [random.of([...state.parties])] : [];
    const needed = joined.length + left.length === 0;
    const first = random.of([...state.parties]);
    const succeeded = Array.from({ length: needed || random.chance(0.3) ? random.whole(1, 2) : 0 }, () => ({
      party: random.chance(0.6) ? first : random.of([...state.parties]),
      by: party(random.of(['a', 'd', 'e'])),
    })).filter(({ party: name, by }) => name !== by.id);
    [...joined, ...succeeded.map(({ by }) => by.id)].forEach((id) => state.parties.add(id));
    const changes = {
      ...(joined.length > 0 ? { joined: joined.map(party) } : {}),
      ...(left.length > 0 ? { left } : {}),
      ...(succeeded.length > 0 ? { succeeded } : {}),
    };
    return Object.keys(changes).length > 0 ? changes : { joined: [party('d')] };
  }

  private correction(): Correction {
    const { random, state } = this;
    const target = random.of(state.events.slice(1));
    const reason = 'a better source';
    const isOriginal = target.type !== 'EventCorrected' && target.type !== 'EventRetracted';
    if (isOriginal && random.chance(0.6)) {
      const ended = state.ended;
      const replacement = this.content(target.type);
      state.ended = ended;
      return { type: 'EventCorrected', data: { target: target.id, reason, replacement } };
    }
    return { type: 'EventRetracted', data: { target: target.id, reason } };
  }
}
