import type { TermRef } from '#contracts';
import {
  EVERY_TERM,
  boundBy,
  foldWithSpans,
  metConditions,
  segmentOn,
  termKey,
  type Bounds,
  type Content,
  type Day,
  type KeyedTerm,
  type Met,
  type Statement,
  type TermClaim,
  type Timeline,
} from '#domain';

interface Standing<T> {
  readonly item: T;
  readonly knownFrom: number;
  knownTo: number | null;
  readonly isNew: boolean;
}

interface RootContent {
  readonly claims: Standing<TermClaim>[];
  readonly statements: Standing<Statement>[];
  /** Whether it began in the batch. */
  isNew: boolean;
  /** The version from which on what is stored of it stands no longer. */
  closedAt: number | null;
}

interface TermWork {
  readonly term: Required<KeyedTerm>;
  readonly claims: Map<string, TermClaim>;
  /** Whether claims about it were stored within reach of the batch. */
  isStored: boolean;
  folded: Timeline | null;
}

const NO_CONDITIONS: ReadonlyMap<string, Statement> = new Map();
const NONE_MET: Met = new Map();

/** What stands of one partnership, as far as a batch needs it, moved on event by event; remembers what has to be written. */
export class WorkingTimeline {
  private readonly terms = new Map<string, TermWork>();
  private readonly roots = new Map<number, RootContent>();
  private conditions: ReadonlyMap<string, Statement> = NO_CONDITIONS;
  private met: Met = NONE_MET;
  /** By condition, the terms of which some claim has waited for it. */
  private readonly waiting = new Map<string, Set<TermWork>>();
  private readonly under = new Map<string, readonly KeyedTerm[]>();
  private sorted: readonly KeyedTerm[] | null = null;
  /** Counts what may move an answer. */
  private revision = 0;
  private inForce: { readonly asked: string; readonly revision: number; readonly terms: readonly KeyedTerm[] } | null =
    null;

  /** How many claims were folded, each as often as it was. */
  claimsFolded = 0;

  constructor(readonly partnershipId: string) {}

  /** A stored claim within reach of the batch; given twice, the first counts. */
  addStored(claim: TermClaim): void {
    const term = this.termOf(claim);
    term.isStored = true;
    const place = placeOf(claim);
    if (!term.claims.has(place)) this.put(term, claim);
  }

  /** Whether claims about a term were stored within reach of the batch. */
  isStored(term: TermRef): boolean {
    return this.terms.get(termKey(term))?.isStored ?? false;
  }

  /** A stored claim of a root that the batch corrects. */
  addStoredOfRoot(claim: TermClaim): void {
    this.rootOf(claim.order[0]).claims.push({ item: claim, knownFrom: 0, knownTo: null, isNew: false });
    this.addStored(claim);
  }

  /** A stored statement of a root that the batch corrects. */
  addStoredStatementOfRoot(statement: Statement): void {
    this.rootOf(statement.order[0]).statements.push({ item: statement, knownFrom: 0, knownTo: null, isNew: false });
  }

  /** The conditions that are known to be met before the batch. */
  addStoredConditions(statements: readonly Statement[]): void {
    this.setConditions([...this.conditions.values(), ...statements]);
  }

  /** What stands of a root that the batch corrects. */
  contentOf(root: number): Content {
    const { claims, statements } = this.rootOf(root);
    return {
      claims: standing(claims)
        .map(({ item }) => item)
        .sort(byPlace),
      statements: standing(statements)
        .map(({ item }) => item)
        .sort(byPlace),
    };
  }

  /** Whether anything is stored of a root that the batch corrects. */
  storedOf(root: number): { readonly claims: boolean; readonly statements: boolean } {
    const { claims, statements } = this.rootOf(root);
    return { claims: claims.some(isStored), statements: statements.some(isStored) };
  }

  /** The roots of which what is stored stands no longer, with the version from which on it does not. */
  closedRoots(): { readonly root: number; readonly at: number }[] {
    return [...this.roots].flatMap(([root, { closedAt }]) => (closedAt === null ? [] : [{ root, at: closedAt }]));
  }

  /** Takes back what stands of a root. */
  closeRoot(root: number, version: number): void {
    const content = this.rootOf(root);
    if (!content.isNew) content.closedAt ??= version;
    for (const claim of standing(content.claims)) {
      claim.knownTo = version;
      const term = this.termOf(claim.item);
      term.claims.delete(placeOf(claim.item));
      if (claim.item.untilCondition !== null) this.under.delete(claim.item.untilCondition);
      if (term.claims.size === 0 && term.term.kind !== EVERY_TERM.kind) this.sorted = null;
      this.changed(claim.item);
    }
    const said = standing(content.statements);
    for (const statement of said) statement.knownTo = version;
    if (said.some(({ item }) => item.statement === 'condition-met')) {
      const gone = new Set(said.map(({ item }) => placeOf(item)));
      this.setConditions([...this.conditions.values()].filter((each) => !gone.has(placeOf(each))));
    }
  }

  add(root: number, version: number, content: Content): void {
    const { claims, statements } = this.rootOf(root, root === version);
    for (const item of content.claims) {
      claims.push({ item, knownFrom: version, knownTo: null, isNew: true });
      this.put(this.termOf(item), item);
      this.changed(item);
    }
    for (const item of content.statements) statements.push({ item, knownFrom: version, knownTo: null, isNew: true });
    const met = content.statements.filter(({ statement }) => statement === 'condition-met');
    if (met.length > 0) this.setConditions([...this.conditions.values(), ...met]);
  }

  timelineOf(term: KeyedTerm): Timeline {
    const work = this.termOf(term);
    return (work.folded ??= this.folded(work));
  }

  private folded({ claims }: TermWork): Timeline {
    const forAll = this.terms.get(termKey(EVERY_TERM));
    const all = [...claims.values(), ...(forAll ? forAll.claims.values() : [])];
    this.claimsFolded += all.length;
    return { ...foldWithSpans(all, this.met), met: this.met };
  }

  /** The terms that have claims, in an order that no batch decides: term changes are numbered in it. */
  allTerms(): readonly KeyedTerm[] {
    this.sorted ??= [...this.terms.values()]
      .filter(({ term, claims }) => claims.size > 0 && term.kind !== EVERY_TERM.kind)
      .map(({ term }) => term)
      .sort(byName);
    return this.sorted;
  }

  termsUnder(condition: string): readonly KeyedTerm[] {
    let terms = this.under.get(condition);
    if (!terms) this.under.set(condition, (terms = this.findUnder(condition)));
    return terms;
  }

  private findUnder(condition: string): KeyedTerm[] {
    return [...(this.waiting.get(condition) ?? [])]
      .filter(({ claims }) => [...claims.values()].some((claim) => claim.untilCondition === condition))
      .map(({ term }) => term)
      .sort(byName);
  }

  /** The terms that may be in force on a day in an answer that binds nobody else than `parties`; null stands for all parties of the partnership. */
  termsInForce(day: Day, parties: readonly string[], partnershipParties: readonly string[]): readonly KeyedTerm[] {
    const asked = `${day} ${parties.join()} ${partnershipParties.join()}`;
    if (this.inForce?.asked !== asked || this.inForce.revision !== this.revision) {
      const terms = this.findInForce(day, new Set(parties), partnershipParties);
      this.inForce = { asked, revision: this.revision, terms };
    }
    return this.inForce.terms;
  }

  private findInForce(day: Day, within: ReadonlySet<string>, partnershipParties: readonly string[]): KeyedTerm[] {
    const isWithin = (bound: readonly string[]): boolean => bound.every((party) => within.has(party));
    const allWithin = isWithin(partnershipParties);
    return this.allTerms().filter((term) => {
      const { segments, spans = [] } = this.timelineOf(term);
      if (!segmentOn(segments, day)) return false;
      return spans.some(({ claim: { answer }, from, to }) => {
        if (answer === null || day < from || day >= to) return false;
        const bound = boundBy(answer);
        return bound ? isWithin(bound) : allWithin;
      });
    });
  }

  newClaims(): { claim: TermClaim; knownFrom: number; knownTo: number | null }[] {
    return [...this.roots.values()].flatMap(({ claims }) =>
      claims.filter(({ isNew }) => isNew).map(({ item, knownFrom, knownTo }) => ({ claim: item, knownFrom, knownTo })),
    );
  }

  newStatements(): { statement: Statement; knownFrom: number; knownTo: number | null }[] {
    return [...this.roots.values()].flatMap(({ statements }) =>
      statements
        .filter(({ isNew }) => isNew)
        .map(({ item, knownFrom, knownTo }) => ({ statement: item, knownFrom, knownTo })),
    );
  }

  private rootOf(root: number, isNew = false): RootContent {
    let content = this.roots.get(root);
    if (!content) this.roots.set(root, (content = { claims: [], statements: [], isNew, closedAt: null }));
    return content;
  }

  private termOf(term: KeyedTerm): TermWork {
    const key = termKey(term);
    let work = this.terms.get(key);
    if (!work)
      this.terms.set(
        key,
        (work = {
          term: { kind: term.kind, scope: term.scope, key },
          claims: new Map(),
          isStored: false,
          folded: null,
        }),
      );
    return work;
  }

  private put(term: TermWork, claim: TermClaim): void {
    this.revision += 1;
    if (term.claims.size === 0 && term.term.kind !== EVERY_TERM.kind) this.sorted = null;
    term.claims.set(placeOf(claim), claim);
    if (claim.untilCondition === null) return;
    this.under.delete(claim.untilCondition);
    const waiting = this.waiting.get(claim.untilCondition);
    if (waiting) waiting.add(term);
    else this.waiting.set(claim.untilCondition, new Set([term]));
  }

  private changed(term: TermRef): void {
    this.revision += 1;
    if (term.kind === EVERY_TERM.kind) this.forgetFolds();
    else this.termOf(term).folded = null;
  }

  private setConditions(statements: readonly Statement[]): void {
    this.conditions = new Map(statements.map((each) => [placeOf(each), each]));
    this.revision += 1;
    const before = this.met;
    this.met = metConditions([...this.conditions.values()]);
    for (const condition of new Set([...before.keys(), ...this.met.keys()]))
      if (!sameDays(before.get(condition), this.met.get(condition)))
        for (const work of this.waiting.get(condition) ?? []) work.folded = null;
  }

  private forgetFolds(): void {
    for (const work of this.terms.values()) work.folded = null;
  }
}

const sameDays = (a: Bounds | undefined, b: Bounds | undefined): boolean => a?.lo === b?.lo && a?.hi === b?.hi;

const standing = <T>(all: readonly Standing<T>[]): Standing<T>[] => all.filter(({ knownTo }) => knownTo === null);

const isStored = ({ isNew }: Standing<unknown>): boolean => !isNew;

const placeOf = ({ order }: { readonly order: readonly [number, number] }): string => `${order[0]}.${order[1]}`;

type Placed = { readonly order: readonly [number, number] };
const byPlace = (a: Placed, b: Placed): number => a.order[0] - b.order[0] || a.order[1] - b.order[1];

const byName = (a: TermRef, b: TermRef): number => (termKey(a) < termKey(b) ? -1 : 1);
