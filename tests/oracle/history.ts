import { answersOf, type Question } from './answers';
import { TooManyWorlds } from './context';
import type { Content, Correction, History, HistoryEvent, OriginalType } from './events';
import { condition, date, effects, type EffectTheme, type Known } from './generated-effects';
import { between, march, party } from './given';
import { Random } from './random';
import { sharingHistory } from './sharing-history';

/** One of this many histories has answers that may be cautious. */
const SHARING_EVERY = 40;

/** A history from a seed; any feature of DESIGN 7 may occur, and every question can be enumerated. */
export function historyOf(seed: number, limit = 1_000): History {
  const random = new Random(seed);
  if (seed % SHARING_EVERY === 0) return sharingHistory(random);
  const draft = new Draft(
    random,
    seed % 10 === 5 ? CONCENTRATED[Math.floor(seed / 10) % CONCENTRATED.length] : undefined,
  );
  const wanted = random.whole(4, 11);
  while (draft.events.length < wanted) {
    const before = draft.copy();
    draft.addOne();
    if (!isFeasible(draft.events, limit)) draft.restore(before);
    if (random.chance(0.02)) break;
  }
  return draft.events;
}

/** The questions to ask of a history: each version, with clocks before, within and after its days; over many histories every clock day of the window occurs. */
export function questionsOf(history: History): Question[] {
  const shift = history.length % 3;
  const clocks = [march(1 + shift), march(4 + shift), march(7 + shift), march(12)];
  return history.flatMap(({ version }) => clocks.map((clock) => ({ version, clock })));
}

/** Whether the last version can be enumerated: the earlier ones were tried when they were the last. */
function isFeasible(history: History, limit: number): boolean {
  try {
    for (const clock of [march(1), march(7)]) {
      answersOf(history, { version: history.length, clock, days: [march(4)] }, { limit, beside: false });
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

/** The main subject of a history, so that features that depend on each other occur together. */
const THEMES: Readonly<Record<ThemeName, Theme>> = {
  everything: {},
  agreements: { types: { AgreementPublished: 60, AgreementEnded: 25 }, effects: { end: 25 } },
  parties: { types: { PartiesChanged: 60 } },
  conditions: { types: { ConditionMet: 35, ConditionRuledOut: 12 } },
  renewals: { types: { AgreementPublished: 5 }, effects: { notice: 45 }, renews: 0.7 },
  plain: { types: { ConditionMet: 25 }, effects: { override: 0, notice: 0, end: 25 }, renews: 0, plain: true },
  overrides: { types: { PartnershipEnded: 12 }, effects: { override: 45, end: 30 } },
};
/** Combinations that are rare by chance; every tenth history has one of them in turn. */
const CONCENTRATED: readonly Theme[] = [
  {
    plain: true,
    oneTerm: true,
    conditions: 0.7,
    renews: 0,
    types: { AgreementPublished: 60, AgreementEnded: 60, ConditionMet: 60, PartnershipEnded: 10 },
    effects: { set: 90, override: 0, notice: 0, end: 10 },
  },
  { oneTerm: true, renews: 0.9, effects: { set: 70, notice: 70, override: 5, end: 5 } },
  {
    oneTerm: true,
    chain: true,
    types: { AgreementPublished: 100, AgreementEnded: 50 },
    effects: { override: 10, end: 15 },
  },
  { oneTerm: true, busy: true, types: { PartiesChanged: 150 } },
];
const THEME_WEIGHTS = { everything: 3, agreements: 3, parties: 2, conditions: 2, renewals: 1, plain: 3, overrides: 2 };

type ThemeName = keyof typeof THEME_WEIGHTS;
interface Theme extends EffectTheme {
  /** An agreement amends the one before it and no other. */
  chain?: boolean;
  /** Most changes of the parties fall on one day, or may. */
  busy?: boolean;
  types?: Partial<Record<OriginalType, number>>;
}

const FORMS = [
  'amendment',
  'amendment',
  'extension',
  'restatement',
  'restatement',
  'agreement',
  'side-letter',
] as const;
const FOLLOWING = ['amendment', 'extension'] as const;
const BUSY_DAYS = [march(4), between(4, 5), between(3, 4)];
const AGREEMENTS = ['deal', 'annex', 'rider', 'anew'] as const;
const BASE_FORMS = ['agreement', 'agreement', 'agreement', 'mou', 'order', 'term-sheet'] as const;
const THIRD_PARTIES = ['s', 't'] as const;

class Draft {
  private state: State = { events: [], parties: new Set(), agreements: new Set(), ended: false, day: 1 };

  private readonly theme: Theme;

  constructor(
    private readonly random: Random,
    theme?: Theme,
  ) {
    this.theme = theme ?? THEMES[random.weighted(THEME_WEIGHTS)];
    this.state.parties = new Set(['a', 'b']);
    const started = this.content('PartnershipStarted');
    if (started.type === 'PartnershipStarted') started.data.parties.forEach(({ id }) => this.state.parties.add(id));
    this.append(started);
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
      CollaborationAnnounced: 1,
      ComputeCommitmentAnnounced: 1,
      InvestmentMade: 1,
      AgreementEnded: 8,
      ...this.theme.types,
      ...(agreements.size > 0 ? {} : { AgreementEnded: 0 }),
    });
  }

  private effects(occurred: string): Content['effects'] & object {
    const { parties, ended } = this.state;
    const known: Known = { parties, thirdParties: THIRD_PARTIES, ended, theme: this.theme };
    return effects(this.random, known, occurred);
  }

  private content(type: OriginalType): Content {
    const { random, state } = this;
    const occurred = this.theme.busy && random.chance(0.6) ? random.of(BUSY_DAYS) : date(random);
    const about = { occurred, ...this.standing(type), ...this.asserters(), ...this.thirdParties() };
    const ofAgreement = random.maybe(state.agreements.size > 0 ? 0.25 : 0, () => ({
      agreement: random.of([...state.agreements]),
    }));
    switch (type) {
      case 'PartnershipStarted': {
        const data = { name: 'generated', parties: ['a', 'b', ...(random.chance(0.5) ? ['c'] : [])].map(party) };
        return { type, occurred: march(1), data, effects: this.effects(march(1)) };
      }
      case 'AgreementPublished': {
        const fresh = AGREEMENTS.find((one) => !state.agreements.has(one));
        const id = fresh !== undefined && random.chance(0.75) ? fresh : random.of(AGREEMENTS);
        const others = [...state.agreements].filter((other) => other !== id);
        const amends = this.theme.chain ? others.slice(-1) : others.filter(() => random.chance(0.5));
        state.agreements.add(id);
        const form = amends.length > 0 ? random.of(this.theme.chain ? FOLLOWING : FORMS) : random.of(BASE_FORMS);
        const named = amends.map((name) => (random.chance(0.2) ? this.publisherOf(name) : name));
        if (amends.length > 0 && random.chance(0.1)) named.push('nothing-known');
        const agreement = { id, title: id, form, ...(named.length > 0 ? { amends: named } : {}) };
        return { type, ...about, data: { agreement }, effects: this.effects(occurred) };
      }
      case 'AgreementEnded': {
        // The first one has most others that amend it.
        const agreements = [...state.agreements];
        const agreement = random.chance(0.5) ? agreements[0]! : random.of(agreements);
        const data = { agreement, how: 'terminated' as const };
        return { type, ...about, data, ...this.rarely(occurred), ...ofAgreement };
      }
      case 'PartnershipEnded': {
        const own = this.rarely(occurred);
        state.ended = true;
        return { type, occurred, data: { reason: 'it was time' }, ...own };
      }
      case 'PartiesChanged':
        return { type, ...about, data: this.partiesChanged(), ...this.rarely(occurred), ...ofAgreement };
      case 'ConditionMet':
      case 'ConditionRuledOut':
        return { type, ...about, data: { condition: condition(random) } };
      case 'TermsReaffirmed': {
        const on = { effect: 'reaffirm', kind: '*', scope: 'all' } as const;
        const data = { statement: 'it stands', ...this.response() };
        return { type, occurred, ...this.asserters(1), data, effects: [on] };
      }
      case 'SourcesReviewed':
        return { type, occurred, data: { through: march(random.whole(1, 12)) } };
      case 'CollaborationAnnounced':
        return { type, ...about, data: { with: ['t'], subject: 'a project' }, ...this.rarely(occurred) };
      case 'ComputeCommitmentAnnounced':
        return { type, ...about, data: { with: ['t'] }, effects: this.effects(occurred) };
      case 'InvestmentMade':
        return { type, ...about, data: { investor: 't', with: [] }, effects: this.effects(occurred) };
      case 'StatementMade': {
        const data = { statement: 'it is so', form: 'notice', ...this.response() };
        return { type, ...about, data, effects: this.effects(occurred), ...ofAgreement };
      }
    }
  }

  private standing(type: OriginalType): Pick<Content, 'standing'> {
    const isAnnouncement = type === 'CollaborationAnnounced' || type === 'AgreementPublished';
    return this.random.maybe(isAnnouncement ? 0.15 : 0.07, () => ({
      standing: this.random.of(['reported', 'non-binding'] as const),
    }));
  }

  /** Parties by id or by name, as people write them, and now and then a newspaper. */
  private asserters(probability = 0.2): Pick<Content, 'assertedBy'> {
    const { random, state } = this;
    return random.maybe(probability, () => {
      const parties = [...state.parties].filter(() => random.chance(0.85));
      const written = parties.map((id) => (random.chance(0.3) ? ` ${party(id).name} ` : id));
      return { assertedBy: random.chance(0.2) ? [...written, 'The Daily'] : written };
    });
  }

  private thirdParties(): Pick<Content, 'thirdParties'> {
    return this.random.maybe(0.1, () => ({ thirdParties: [party(this.random.of(THIRD_PARTIES))] }));
  }

  private response(): { inResponseTo?: string } {
    return this.random.maybe(0.15, () => ({ inResponseTo: this.random.of(this.state.events).id }));
  }

  /** The event that published an agreement, as old records name it. */
  private publisherOf(id: string): string {
    const published = this.state.events.find(
      (event) => event.type === 'AgreementPublished' && event.data.agreement.id === id,
    );
    return published?.id ?? id;
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
    const renamed = random.chance(0.1) ? [{ id: random.of([...state.parties]), name: 'New Name' }] : [];
    const changes = {
      ...(renamed.length > 0 ? { renamed } : {}),
      ...(joined.length > 0 ? { joined: joined.map(party) } : {}),
      ...(left.length > 0 ? { left } : {}),
      ...(succeeded.length > 0 ? { succeeded } : {}),
    };
    return Object.keys(changes).length > 0 ? changes : { joined: [party('d')] };
  }

  private correction(): Correction {
    const { random, state } = this;
    // What started the partnership can be corrected, not retracted.
    const target = random.chance(0.05) ? state.events[0]! : random.of(state.events.slice(1));
    const reason = 'a better source';
    const isOriginal = target.type !== 'EventCorrected' && target.type !== 'EventRetracted';
    if (isOriginal && (target === state.events[0] || random.chance(0.6))) {
      const ended = state.ended;
      const replacement = this.content(target.type);
      state.ended = ended;
      return { type: 'EventCorrected', data: { target: target.id, reason, replacement } };
    }
    return { type: 'EventRetracted', data: { target: target.id, reason } };
  }
}
