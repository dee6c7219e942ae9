import { segmentOn, type Claim, type Day, type Segment } from '#domain';
import type { ClientBase, Pool } from 'pg';
import type { TermClaim } from './workload';

export type Queryable = Pick<ClientBase, 'query'> | Pool;

export interface StoredClaim {
  readonly partnership: string;
  readonly claim: TermClaim;
}

export interface RootRef {
  readonly partnership: string;
  readonly root: number;
}

/** A term and the days on which a batch touches it. */
export interface Reach {
  readonly partnership: string;
  readonly kind: string;
  lo: Day;
  hi: Day;
}

export interface NewClaim extends StoredClaim {
  readonly knownFrom: number;
  knownTo: number | null;
}

/** A term's segments after one of its events, from the claims around the days that the batch touches. */
export interface Folded {
  readonly version: number;
  readonly segments: readonly Segment<TermClaim>[];
}

export interface TouchedTerm extends Reach {
  /** The last day that the batch bears on. */
  readonly reachesTo: Day;
  readonly folded: readonly Folded[];
}

/** What a batch comes to; each shape writes of it what it keeps. */
export interface BatchOutcome {
  readonly added: readonly NewClaim[];
  /** Stored claims that stand no more, and from which version on. */
  readonly closed: readonly (RootRef & { readonly at: number })[];
  readonly terms: readonly TouchedTerm[];
}

/** A layout of tables, with the hand-written SQL that a strong engineer would give it. */
export interface Shape {
  readonly name: string;
  readonly schema: string;
  /** What stands of roots that are corrected. */
  roots(db: Queryable, refs: readonly RootRef[]): Promise<StoredClaim[]>;
  /** The claims that can bear on terms between two days. */
  neighbourhoods(db: Queryable, reaches: readonly Reach[]): Promise<StoredClaim[]>;
  write(db: Queryable, outcome: BatchOutcome): Promise<void>;
  /** All terms of a partnership on a day, as known at a version. */
  read(db: Queryable, question: Question): Promise<string[]>;
  /** One kind of term on a day, as it stands now, for a page of partnerships. */
  readAcross(db: Queryable, question: AcrossQuestion): Promise<string[]>;
}

export interface Question {
  readonly partnership: string;
  readonly version: number;
  readonly day: Day;
}

export interface AcrossQuestion {
  readonly kind: string;
  readonly after: string;
  readonly day: Day;
}

export const PAGE = 100;

/** An answer in one line, the same whatever the shape. */
export function answerLine(
  partnership: string,
  kind: string,
  answers: readonly (string | null)[],
  nothing: boolean,
): string {
  const values = [...new Set(answers.filter((answer) => answer !== null))].sort();
  const certainty = values.length === 1 && !nothing ? 'definitely' : 'possibly';
  return `${partnership} ${kind} ${certainty} ${values.join(' or ')}`;
}

export const answerLines = (
  partnership: string,
  terms: ReadonlyMap<string, readonly Segment<Claim>[]>,
  day: Day,
): string[] =>
  [...terms]
    .flatMap(([kind, segments]) => {
      const segment = segmentOn(segments, day);
      return segment
        ? [
            answerLine(
              partnership,
              kind,
              segment.possible.map(({ answer }) => answer),
              segment.nothing,
            ),
          ]
        : [];
    })
    .sort();
