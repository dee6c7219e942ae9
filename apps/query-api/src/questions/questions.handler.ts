import { faultsOf } from '#contracts';
import { filterOf, isExact, type Bounds, type TermsWanted } from '#domain';
import { answerTooLarge, codeOf, faulty, MOST_ANSWER_BYTES, piecesOf, Problem, withFurther } from '#http';
import { TimeSlice } from '#observability';
import { PartnershipReader } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PartEvents } from '../answers/part-events';
import { Page, type Frame } from '../answers/page';
import type { Part } from '../answers/part';
import { renderTerms, type RenderedTerms } from '../answers/render-terms';
import { writeAnswer } from '../answers/write-answer';
import { both, firstParts, writeAtOnce } from '../answers/write-at-once';
import { orProblem, problemOrThrow } from '../question/or-problem';
import { PartnershipOpener, isLarge, type KnownPartnership } from '../question/partnership-opener';
import { readBetween, readResolve } from '../question/parameters';
import { questionFaults } from '../question/question-faults';
import { readAt } from '../question/question-times';
import { Question } from './questions.route';

/** The number of questions that are opened together: enough for few round trips, few enough to answer soon and hold little. */
const AT_ONCE = 250;
/** The most parts of small answers that share the round trip for their events. */
const PARTS_TOGETHER = 6_000;
/** The size of a piece: a stream passes fewer, larger pieces faster than single lines. */
const CHUNK_CHARACTERS = 64 * 1024;

export class QuestionsQuery extends Query<AsyncIterable<string>> {
  constructor(
    readonly questions: readonly unknown[],
    readonly onLarge: () => Promise<void> = async () => undefined,
  ) {
    super();
  }
}

interface Sound {
  readonly question: Question;
  readonly days: Bounds;
  readonly wanted: TermsWanted;
}

/** An answer before it is written. `rest` are the parts after the first ones; null: there are none. */
interface Line extends Frame {
  readonly parts: readonly Part[];
  readonly rest: Iterable<Part> | null;
  readonly self: string;
  /** Returns the last members once all parts are written. */
  readonly tail: RenderedTerms['tail'];
}

@QueryHandler(QuestionsQuery)
export class QuestionsHandler implements IQueryHandler<QuestionsQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ questions, onLarge }: QuestionsQuery): Promise<AsyncIterable<string>> {
    return this.answers(questions, onLarge);
  }

  /** Yields lines of NDJSON in pieces. Further pieces are made when the client has read the earlier ones. */
  private async *answers(questions: readonly unknown[], onLarge: () => Promise<void>): AsyncGenerator<string> {
    for (let from = 0; from < questions.length; from += AT_ONCE)
      yield* this.answerSome(questions.slice(from, from + AT_ONCE), from, onLarge);
  }

  private async *answerSome(
    questions: readonly unknown[],
    first: number,
    onLarge: () => Promise<void>,
  ): AsyncGenerator<string> {
    const slice = new TimeSlice();
    let [waiting, parts]: [(Line | Problem)[], number] = [[], 0];
    const read = questions.map((question, index) => readQuestion(question, `/questions/${first + index}`));
    const parameters = read.flatMap((each, index) =>
      each instanceof Problem ? [] : [{ ...each.question, pointer: `/questions/${first + index}` }],
    );
    let next = 0;
    for await (const run of this.opener.openInRuns(parameters))
      for (const opened of run) {
        for (; read[next] instanceof Problem; next += 1) waiting.push(read[next] as Problem);
        const sound = read[next] as Sound;
        next += 1;
        const refused = opened instanceof Problem ? opened : await whyNotNow(sound, opened, onLarge);
        const line = refused ?? lineOf(sound, opened as KnownPartnership);
        const isSmall = line instanceof Problem || line.rest === null;
        if (isSmall) waiting.push(line);
        parts += line instanceof Problem ? 0 : line.parts.length;
        const pause = slice.yieldIfDue();
        if (pause) await pause;
        if (isSmall && parts < PARTS_TOGETHER) continue;
        yield* this.writeSmall(waiting);
        [waiting, parts] = [[], 0];
        if (!isSmall) yield* this.writeLarge(line, onLarge);
      }
    yield* this.writeSmall([...waiting, ...(read.slice(next) as Problem[])]);
  }

  private async *writeSmall(lines: readonly (Line | Problem)[]): AsyncGenerator<string> {
    const slice = new TimeSlice();
    const parts = lines.flatMap((line) => (line instanceof Problem ? [] : line.parts));
    const events = await PartEvents.load(this.reader, parts);
    let chunk = '';
    for (const line of lines) {
      const text = line instanceof Problem ? JSON.stringify(line) : writeLine(line, events);
      chunk += typeof text === 'string' ? text : await text;
      chunk += '\n';
      const pause = slice.yieldIfDue();
      if (pause) await pause;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield* piecesOf(chunk);
      chunk = '';
    }
    if (chunk !== '') yield chunk;
  }

  private async *writeLarge(
    { head, lists, parts, rest, self, tail: endOf }: Line,
    onLarge: () => Promise<void>,
  ): AsyncGenerator<string> {
    let isCut = false;
    const tail = (next: number | null): object => {
      isCut = next !== null;
      return endOf(null);
    };
    const plan = { head, lists, isHeavy: false, parts: both(parts, rest ?? []), skip: 0, tail };
    const answer = await writeAnswer(this.reader, plan, onLarge).catch(problemOrThrow);
    if (answer instanceof Problem) yield `${JSON.stringify(answer)}\n`;
    else if (isCut) yield `${JSON.stringify(tooLarge(self))}\n`;
    else yield* linePieces(answer);
  }
}

/** Yields a line in pieces of a size that is worth a write. */
function* linePieces(answer: readonly string[]): Generator<string> {
  let piece = '';
  for (const part of answer) {
    piece += part;
    if (piece.length < CHUNK_CHARACTERS) continue;
    yield* piecesOf(piece);
    piece = '';
  }
  yield `${piece}\n`;
}

/** Writes an answer with few parts: at once, or within the limit of an answer if it has heavy parts or grows large. */
const writeLine = (line: Line, events: PartEvents): string | Promise<string> =>
  writeAtOnce(line, line.parts, line.tail(null), events) ?? writeCarefully(line, events);

async function writeCarefully({ head, lists, parts, self, tail }: Line, events: PartEvents): Promise<string> {
  const page = new Page({ head, lists });
  for (const part of parts)
    if (!page.add(part, part.write(await events.of(part)))) return JSON.stringify(tooLarge(self));
  return page.end(tail(null)).join('');
}

const tooLarge = (self: string): Problem =>
  answerTooLarge(
    `The answer is over ${MOST_ANSWER_BYTES / 1024 / 1024} MiB: ask for fewer kinds or a shorter time, or page through ${self}.`,
  );

/** Waits for a turn before an expensive answer. Resolves with the problem if there is no room for one. */
function whyNotNow(
  { days }: Sound,
  partnership: KnownPartnership,
  onLarge: () => Promise<void>,
): Promise<Problem | undefined> | undefined {
  if (!isLarge(partnership) || isExact(days)) return undefined;
  return oneTurnLater(onLarge);
}

async function oneTurnLater(onLarge: () => Promise<void>): Promise<Problem | undefined> {
  try {
    await onLarge();
    await new TimeSlice().yieldNow();
    return undefined;
  } catch (error) {
    return problemOrThrow(error);
  }
}

function lineOf({ question, days, wanted }: Sound, partnership: KnownPartnership): Line {
  const { at, between, kind, scope } = question;
  const rendered = renderTerms(partnership, { at, days, filters: { between, kind, scope } }, wanted);
  return { ...rendered, ...firstParts(rendered.parts) };
}

/** A term has to match both `kind` and `kinds`. */
function wantedBy(question: Question, pointer: string): TermsWanted {
  const { kind, kinds, scope } = question;
  const between = readBetween(question.between, `${pointer}/between`);
  const resolve = readResolve(question, `${pointer}/resolve`);
  if (!kinds) return { ...filterOf(kind, scope), between, resolve };
  const both = new Set(kinds.filter((each) => kind === undefined || each === kind));
  return { kinds: both, scope, between, resolve: both.size === 0 ? null : resolve };
}

function readQuestion(question: unknown, pointer: string): Sound | Problem {
  const ofShape = faultsOf(Question, question, pointer).map((fault) => ({
    code: 'schema-mismatch',
    pointer: fault.pointer,
    detail: `${fault.pointer} ${fault.message}`,
  }));
  if (ofShape.length === 0) {
    // The opener reads the known time. The faults are collected only if there is one.
    const sound = orProblem(() => soundQuestion(question as Question, pointer));
    if (!(sound instanceof Problem)) return sound;
  }
  const faults = withFurther(ofShape, questionFaults(question, pointer));
  return faulty(ofShape.length > 0 ? 'schema-mismatch' : codeOf(faults, 'query-invalid'), faults);
}

const soundQuestion = (question: Question, pointer: string): Sound => ({
  question,
  days: readAt(question.at, 0, `${pointer}/at`),
  wanted: wantedBy(question, pointer),
});
