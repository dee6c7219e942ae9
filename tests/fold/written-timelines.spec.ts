import { fileOf, gallery } from '../agreements/gallery';
import { recordedHistory } from '../agreements/recorded';
import { TODAY } from '../agreements/sentence';
import { BothAnswers } from './compare';
import { OracleAnswers } from './oracle-answers';

const files = [
  ...['microsoft-openai', 'microsoft-openai-as-told'].map((name) => `apps/standalone/reference/${name}.ndjson`),
  ...gallery.map(({ id }) => fileOf(id)),
];

test.each(files)('the_fold_answers_%s_as_the_oracle_does_at_every_version_and_day', (file) => {
  const history = recordedHistory(file);
  for (const { version, recordedAt } of history)
    for (const clock of [recordedAt.slice(0, 10), TODAY])
      expect(new BothAnswers(new OracleAnswers(history, [clock]), { version, clock }).aboutTerms()).toEqual([]);
});
