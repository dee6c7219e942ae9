import { createHash } from 'node:crypto';
import { inWords, NO_ANSWER, type Answered } from '../agreements/answer-in-words';
import { fileOf, gallery } from '../agreements/gallery';
import { linesOf } from '../agreements/recorded';
import { historyOf, TERM, TODAY, type QuestionWithAnswer } from '../agreements/sentence';
import { sentences } from '../agreements/sentences';
import { startQuestions, type Questions } from './support/questions';

/* The gallery and the sentences of agreements, recorded as a client records them and queried over HTTP. */

interface Entry {
  readonly kind: string;
  readonly scope: string;
  readonly value: unknown;
  readonly certainty: string;
  readonly inForce: string;
  readonly suspended?: string;
  readonly between: readonly string[] | null;
  readonly mayBind: readonly string[];
  readonly lastReaffirmed: { readonly on: string } | null;
  readonly contested: Answered['contested'];
  readonly notCounted: Answered['notCounted'];
  readonly resolvedFrom?: string;
}

interface Terms {
  readonly terms: readonly Entry[];
  readonly pending: readonly { readonly kind: string; readonly scope: string }[];
}

let questions: Questions;
beforeAll(async () => {
  questions = await startQuestions(() => new Date(`${TODAY}T12:00:00.000Z`));
});
afterAll(() => questions.close());

async function record(id: string, events: readonly object[], recordedAt: string): Promise<void> {
  const outcome = await questions.pipeline.record(id, events, { recordedAt, knownParties: 'all' });
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
}

async function answered(id: string, question: QuestionWithAnswer): Promise<Answered> {
  const { kind, scope } = { ...TERM, ...question };
  const query = new URLSearchParams({ at: question.on, knownAt: TODAY, kind, scope });
  if (question.version !== undefined) query.set('version', String(question.version));
  if (question.resolve === true) query.set('resolve', 'true');
  const { terms, pending } = await questions.ask<Terms>(`/v1/partnerships/${id}/terms?${query.toString()}`);
  const [first] = terms;
  return {
    inForce: first?.inForce ?? 'not',
    suspended: first?.suspended ?? 'not',
    values: terms
      .filter(({ certainty }) => certainty !== 'not')
      .map((entry) => ({ ...entry, between: entry.between ?? [] })),
    contested: first?.contested ?? NO_ANSWER.contested,
    notCounted: first?.notCounted ?? NO_ANSWER.notCounted,
    isPending: pending.length > 0,
  };
}

describe.each(gallery.map((each) => [each.about, each] as const))('%s', (_, { id, questions }) => {
  beforeAll(async () => {
    for (const { partnershipId, events, recordedAt } of linesOf(fileOf(id)))
      await record(partnershipId, events, recordedAt);
  });

  test.each(questions.map((each) => [each.question, each] as const))('%s', async (_question, each) => {
    expect(inWords(await answered(id, each), each)).toBe(each.is);
  });
});

describe('the answers once a sentence is recorded', () => {
  const all = sentences.flatMap((each) => each.sentences);
  const numbered = all.map((each, index) => [each.sentence, `sentence-${index + 1}`, each] as const);

  test.each(numbered)('%s', async (_, id, sentence) => {
    for (const { version: _version, recordedAt, ...event } of historyOf(sentence))
      await record(id, [asSent(event, id)], recordedAt);
    const answers = await Promise.all(
      sentence.questions.map(async (question) => ({
        ...question,
        is: inWords(await answered(id, question), question),
      })),
    );
    expect(answers).toEqual(sentence.questions);
  });

  /** Replaces the names of events within a sentence by ids that are unique to its partnership. */
  function asSent(event: { readonly id: string }, partnershipId: string): object {
    const sources = [{ publisher: 'the firms' }];
    const text = JSON.stringify({ sources, ...event }).replaceAll(
      /"event-\d+"/g,
      (name) => `"${idOf(partnershipId + name)}"`,
    );
    const { data, ...others } = JSON.parse(text) as { data: { replacement?: object } };
    const { replacement } = data;
    return { ...others, data: replacement ? { ...data, replacement: { sources, ...replacement } } : data };
  }

  function idOf(name: string): string {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
});
