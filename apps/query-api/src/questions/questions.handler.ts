import { faultsOf } from '#contracts';
import { termsOn, type Bounds } from '#domain';
import { faulty, Problem } from '#http';
import { PartnershipReader } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events, refsOf } from '../answers/provenance';
import { pinned, saidIn, writeTerms, type AnsweredTerms } from '../answers/tell-terms';
import { Asker, type Asked } from '../asking/asker';
import { readAt } from '../asking/time-asked';
import { Question } from './questions.route';

/** Enough for few round trips, little enough to begin answering soon and to hold little. */
const AT_ONCE = 250;

export class AskQuestions extends Query<AsyncIterable<string>> {
  constructor(readonly questions: readonly unknown[]) {
    super();
  }
}

interface Sound {
  readonly question: Question;
  readonly days: Bounds;
}

@QueryHandler(AskQuestions)
export class QuestionsHandler implements IQueryHandler<AskQuestions> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
  ) {}

  async execute({ questions }: AskQuestions): Promise<AsyncIterable<string>> {
    return this.answers(questions);
  }

  /** Lines of NDJSON, many in one text. */
  private async *answers(questions: readonly unknown[]): AsyncGenerator<string> {
    for (let from = 0; from < questions.length; from += AT_ONCE) {
      const told = await this.answerSome(questions.slice(from, from + AT_ONCE), from);
      let lines = '';
      for (const answer of told) lines += `${answer}\n`;
      yield lines;
    }
  }

  private async answerSome(questions: readonly unknown[], first: number): Promise<string[]> {
    const read = questions.map((question, index) => readQuestion(question, `/questions/${first + index}`));
    const sound = read.filter((each): each is Sound => !(each instanceof Problem));
    const opened = await this.asker.openMany(
      read.flatMap((each, index) =>
        each instanceof Problem ? [] : [{ ...each.question, pointer: `/questions/${first + index}` }],
      ),
    );
    const answered = sound.map((each, nth) => answerOf(each, opened[nth]!));
    const events = await this.reader.events(
      answered.flatMap((each) =>
        each instanceof Problem ? [] : [...refsOf(each.asked.partnershipId, saidIn(each.answer))],
      ),
    );
    const told = answered.map((each) =>
      each instanceof Problem ? JSON.stringify(each) : writeTerms(each, Events.of(each.asked.partnershipId, events)),
    );
    let nth = 0;
    return read.map((each) => (each instanceof Problem ? JSON.stringify(each) : told[nth++]!));
  }
}

function answerOf({ question, days }: Sound, asked: Asked | Problem): AnsweredTerms | Problem {
  if (asked instanceof Problem) return asked;
  const kinds = question.kinds ? new Set(question.kinds) : null;
  const answer = termsOn(asked.state, { at: days, clock: asked.clock }, { kinds, between: null });
  const { at } = question;
  return { asked, at, answer, self: pinned(`/v1/partnerships/${asked.partnershipId}/terms`, asked, { at }) };
}

function readQuestion(question: unknown, pointer: string): Sound | Problem {
  const faults = faultsOf(Question, question, pointer);
  if (faults.length > 0) {
    return faulty(
      'schema-mismatch',
      faults.map((fault) => ({
        code: 'schema-mismatch',
        pointer: fault.pointer,
        detail: `${fault.pointer} ${fault.message}`,
      })),
    );
  }
  try {
    // The schema has just vouched for it.
    const sound = question as Question;
    return { question: sound, days: readAt(sound.at, 0, `${pointer}/at`) };
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
