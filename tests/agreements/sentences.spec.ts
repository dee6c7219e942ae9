import { inWords } from './answer-in-words';
import { answeredByTheFold } from './answered-by-the-fold';
import { answeredByTheOracle } from './answered-by-the-oracle';
import { historyOf } from './sentence';
import { sentences } from './sentences';

const all = sentences.flatMap((each) => each.sentences);

describe('the answers once a sentence is recorded', () => {
  it('are_shown_for_at_least_forty_sentences', () => {
    expect(all.length).toBeGreaterThanOrEqual(40);
  });

  it.each(all.map((each) => [each.sentence, each] as const))('%s', (_, sentence) => {
    const history = historyOf(sentence);
    const answers = (answerOf: typeof answeredByTheFold) =>
      sentence.questions.map((question) => ({ ...question, is: inWords(answerOf(history, question), question) }));
    expect(answers(answeredByTheFold)).toEqual(sentence.questions);
    expect(answers(answeredByTheOracle)).toEqual(sentence.questions);
  });
});
