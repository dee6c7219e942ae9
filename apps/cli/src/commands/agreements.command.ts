import { agreementsTable, renderAgreement } from '../agreements/render-agreement';
import { fitted } from '../output/fitted';
import { renderLink } from '../output/link';
import { print, printJson, styled } from '../output/print';
import { renderNext } from '../output/some';
import { given } from '../run/given';
import { clientOf, command, type Globals } from '../run/globals';
import { at, partnership, withKnowledge } from '../run/options';
import { notesOfKnowledge } from '../terms/beside-terms';

export const agreements = command({
  command: 'agreements <partnership> [agreement]',
  describe: 'list agreements with their state on a day, or show what one of them set',
  builder: (cli) =>
    withKnowledge(
      cli
        .positional('partnership', partnership)
        .positional('agreement', { type: 'string', describe: 'id of one of its agreements' })
        .option('at', at),
    )
      .example('$0 agreements microsoft-openai', 'which amends which, and what each of them is today')
      .example('$0 agreements microsoft-openai --at 2025-12-01 --known-at 2026-01-01', 'as it was known then')
      .example('$0 agreements microsoft-openai agreement-2025-10', 'what it set, and what has become of that'),
  handler: (argv) => (argv.agreement === undefined ? list(argv) : show({ ...argv, agreement: argv.agreement })),
});

interface AgreementsOptions extends Globals {
  readonly partnership: string;
  readonly at: string | undefined;
  readonly knownAt: string | undefined;
  readonly version: number | undefined;
}

async function list(options: AgreementsOptions): Promise<void> {
  const { at, knownAt, version } = options;
  const path = { id: options.partnership };
  const answer = await clientOf(options).agreements.list({ path, query: given({ at, knownAt, version }) });
  if (options.json) return printJson(answer);
  print(styled('bold', fitted(`Agreements of ${answer.partnershipId} ${renderPoint(answer)}`)));
  print(answer.agreements.length === 0 ? 'No agreement is recorded.' : agreementsTable(answer.agreements));
  renderNext(answer);
  for (const note of notesOfKnowledge(answer)) print(note);
  renderLink(options, answer);
}

async function show(options: AgreementsOptions & { readonly agreement: string }): Promise<void> {
  const { at, knownAt, version } = options;
  const path = { id: options.partnership, agreementId: options.agreement };
  const answer = await clientOf(options).agreements.show({ path, query: given({ at, knownAt, version }) });
  if (options.json) return printJson(answer);
  print(styled('bold', fitted(`${answer.agreement.id} of ${answer.partnershipId} ${renderPoint(answer)}`)));
  print(renderAgreement(answer).map(fitted).join('\n'));
  renderNext(answer);
  for (const note of notesOfKnowledge(answer)) print(note);
  renderLink(options, answer);
}

const renderPoint = ({
  at,
  clock,
  version,
}: {
  readonly at: string;
  readonly clock: string;
  readonly version: number;
}) => `on ${at}, ${version === 0 ? 'nothing was known' : `as known on ${clock} (version ${version})`}`;
