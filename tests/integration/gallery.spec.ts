import { inWords, NOTHING_SAID, type Answered } from '../agreements/answer-in-words';
import { fileOf, gallery } from '../agreements/gallery';
import { linesOf } from '../agreements/recorded';
import { TERM, TODAY, type Asked } from '../agreements/sentence';
import { startQuestions, type Questions } from './support/questions';

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
}

interface Terms {
  readonly terms: readonly Entry[];
  readonly pending: readonly { readonly kind: string; readonly scope: string }[];
}

let questions: Questions;
beforeAll(async () => {
  questions = await startQuestions(() => new Date(`${TODAY}T12:00:00.000Z`));
  for (const { id } of gallery)
    for (const { partnershipId, events, recordedAt, idempotencyKey } of linesOf(fileOf(id))) {
      const more = { recordedAt, commandId: idempotencyKey, knownParties: 'all' } as const;
      const outcome = await questions.pipeline.record(partnershipId, events, more);
      if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    }
});
afterAll(() => questions.close());

async function answered(id: string, asked: Asked): Promise<Answered> {
  const { kind, scope } = { ...TERM, ...asked };
  const query = new URLSearchParams({ at: asked.on, knownAt: TODAY, kind, scope });
  if (asked.version !== undefined) query.set('version', String(asked.version));
  const { terms, pending } = await questions.ask<Terms>(`/v1/partnerships/${id}/terms?${query}`);
  const [first] = terms;
  return {
    inForce: first?.inForce ?? 'not',
    suspended: first?.suspended ?? 'not',
    values: terms
      .filter(({ certainty }) => certainty !== 'not')
      .map((entry) => ({ ...entry, between: entry.between ?? [] })),
    contested: first?.contested ?? NOTHING_SAID.contested,
    notCounted: first?.notCounted ?? NOTHING_SAID.notCounted,
    isPending: pending.length > 0,
  };
}

describe.each(gallery.map((each) => [each.about, each] as const))('%s', (_, { id, questions: asked }) => {
  test.each(asked.map((each) => [each.question, each] as const))('%s', async (_question, each) => {
    expect(inWords(await answered(id, each), each)).toBe(each.is);
  });
});
