import { answerInWords, historyOf } from './answer-in-words';
import { sentences } from './sentences';

describe('what is answered once a sentence is recorded', () => {
  it('is_shown_for_at_least_forty_sentences', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(40);
  });

  it.each(sentences.map((each) => [each.sentence, each] as const))('%s', (_, sentence) => {
    const history = historyOf(sentence);
    const answers = sentence.asked.map((asked) => ({ ...asked, is: answerInWords(history, asked) }));
    expect(answers).toEqual(sentence.asked);
  });
});
