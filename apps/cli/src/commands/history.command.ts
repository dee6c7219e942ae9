import type { HistoricSegment, TermHistory } from '#client';
import { lastDay } from '../output/days';
import { fitted } from '../output/fitted';
import { answersInShort, inShort, listed } from '../output/in-short';
import { renderLink } from '../output/link';
import { print, printJson, styled, terminalWidth } from '../output/print';
import { table } from '../output/table';
import { renderNext } from '../output/some';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { partnership, term, withKnowledge } from '../run/options';
import { renderCondition } from '../terms/condition';
import { notesOfKnowledge } from '../terms/beside-terms';
import { renderUnknownKind } from '../terms/unknown-kind';

export const history = command({
  command: 'history <partnership> <term>',
  describe: 'show the history of a term',
  builder: (cli) =>
    withKnowledge(cli.positional('partnership', partnership).positional('term', term))
      .example('$0 history microsoft-openai api-hosting', 'the scope `all` of a kind')
      .example('$0 history microsoft-openai api-hosting/stateless --known-at 2026-02-27', 'as it was known then'),
  handler: async (argv) => {
    const client = clientOf(argv);
    const answer = await client.termHistory.show({
      path: { id: argv.partnership, ...argv.term },
      query: given({ knownAt: argv.knownAt, version: argv.version }),
    });
    if (argv.json) return printJson(answer);
    print(styled('bold', `${answer.kind}/${answer.scope} of ${answer.partnershipId}, version ${answer.version}`));
    const rows = answer.segments.map((segment) => [
      segment.from,
      lastDay(segment.to),
      renderAnswers(segment),
      titles(segment),
    ]);
    print(
      rows.length === 0
        ? 'It was never in force.'
        : table(['SINCE', 'UNTIL', 'VALUE', 'BECAUSE'], rows, terminalWidth()),
    );
    if (rows.length === 0) await renderUnknownKind(client, answer.kind);
    for (const line of furtherLines(answer)) print(fitted(line));
    renderNext(answer);
    for (const note of notesOfKnowledge(answer)) print(note);
    renderLink(argv, answer);
  },
});

/** Renders the facts beside the values of a term, one line each. */
const furtherLines = ({ segments, pending, reaffirmations, contested, notCounted }: TermHistory): string[] => [
  ...segments
    .flatMap(({ renewals = [] }) => renewals)
    .map(
      ({ noticeBy, until, renewsTo }) =>
        `give notice by ${noticeBy} to end it on ${until}, or it renews to ${renewsTo}`,
    ),
  ...pending.map(
    ({ waitsFor, by, value, days }) =>
      `waited from ${days.from} for ${renderCondition(waitsFor)}${by === null ? '' : ` (by ${by})`}: ${inShort(value)}`,
  ),
  ...reaffirmations.map(({ on, title, assertedBy }) => `reaffirmed ${on} by ${listed(assertedBy)}: ${title}`),
  ...contested.map(
    ({ from, value, assertedBy }) => `contested from ${from} by ${listed(assertedBy)}: ${inShort(value)}`,
  ),
  ...notCounted.map(
    ({ from, effect, value, standing, assertedBy }) =>
      `not counted (${standing}), from ${from} by ${listed(assertedBy)}: ${effect === 'end' ? 'ended' : inShort(value)}`,
  ),
];

function renderAnswers({ answers, ends, suspended, covers }: HistoricSegment): string {
  const [end] = ends;
  const values = answers.length > 0 ? [answersInShort(answers)] : [];
  const over = (covers ?? []).map(({ value }) => inShort(value)).join(' or ');
  const notes = [
    ...(suspended === undefined ? [] : [suspended === 'definitely' ? '(suspended)' : '(possibly suspended)']),
    ...(over === '' ? [] : [`instead of ${over}`]),
  ];
  if (values.length + notes.length > 0) return wrapped([...values, ...notes].join(' '));
  return end?.replacedBy ? `(replaced by ${end.replacedBy.kind}/${end.replacedBy.scope})` : '(ended)';
}

/** Wraps the text to 48 characters, to leave room for the last column, which the table wraps itself. */
const wrapped = (text: string): string => text.replaceAll(/(.{1,48})(?:\s|$)/g, '$1\n').trim();

const titles = ({ answers, ends, suspendedBy = [] }: HistoricSegment): string =>
  [...new Set([...answers.flatMap(({ claims }) => claims), ...suspendedBy, ...ends].map(({ title }) => title))].join(
    '\n',
  );
