import { createTermKindRegistry, faultsOfSubmitted } from '#contracts';
import { inWords } from './answer-in-words';
import { answeredByTheFold } from './answered-by-the-fold';
import { answeredByTheOracle } from './answered-by-the-oracle';
import { fileOf, gallery } from './gallery';
import { linesOf, recordedHistory } from './recorded';

describe.each(gallery.map((each) => [each.about, each] as const))('%s', (_, { id, questions }) => {
  it('consists_of_valid_events_of_one_partnership', () => {
    const { check } = createTermKindRegistry();
    for (const { partnershipId, events } of linesOf(fileOf(id))) {
      expect(partnershipId).toBe(id);
      for (const event of events) {
        expect(faultsOfSubmitted(event, '')).toEqual([]);
        for (const effect of event.effects ?? [])
          if ('value' in effect && effect.value !== null) expect(check(effect.kind, effect.value)).toEqual([]);
      }
    }
  });

  it.each(questions.map((each) => [each.question, each] as const))('%s', (_question, question) => {
    const history = recordedHistory(fileOf(id));
    expect(inWords(answeredByTheFold(history, question), question)).toBe(question.is);
    expect(inWords(answeredByTheOracle(history, question), question)).toBe(question.is);
  });
});
