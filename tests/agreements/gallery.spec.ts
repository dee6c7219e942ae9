import { createTermKindRegistry, faultsOfSubmitted } from '#contracts';
import { answerInWords } from './answer-in-words';
import { gallery, linesOf, recordedHistory } from './gallery';

describe.each(gallery.map((each) => [each.about, each] as const))('%s', (_, { id, questions }) => {
  it('is_recorded_by_valid_events_of_one_partnership', () => {
    const { check } = createTermKindRegistry();
    for (const { partnershipId, events } of linesOf(id)) {
      expect(partnershipId).toBe(id);
      for (const event of events) {
        expect(faultsOfSubmitted(event, '')).toEqual([]);
        for (const effect of event.effects ?? [])
          if ('value' in effect && effect.value !== null) expect(check(effect.kind, effect.value)).toEqual([]);
      }
    }
  });

  it.each(questions.map((each) => [each.question, each] as const))('%s', (_question, asked) => {
    expect(answerInWords(recordedHistory(id), asked)).toBe(asked.is);
  });
});
