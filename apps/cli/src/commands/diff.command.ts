import type { TermDifference } from '#client';
import { beforeAndAfter } from '../terms/before-and-after';
import { fitted } from '../output/fitted';
import { renderLink } from '../output/link';
import { print, printJson, styled } from '../output/print';
import { renderSource } from '../output/sources';
import { renderNext } from '../output/some';
import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { between, dayOrTime, kindAndScope, partnership, wholeNumber } from '../run/options';
import { notesOfKnowledge } from '../terms/beside-terms';

const day = (which: string) =>
  ({ type: 'string', requiresArg: true, describe: `the day on the ${which} side` }) as const;
const moment = (which: string) =>
  ({
    type: 'string',
    requiresArg: true,
    coerce: dayOrTime,
    describe: `answer the ${which} side as known at this time`,
  }) as const;
const version = (which: string) =>
  ({
    type: 'number',
    requiresArg: true,
    coerce: wholeNumber(which),
    describe: 'the partnership at that version',
  }) as const;

export const diff = command({
  command: 'diff <partnership>',
  describe: 'compare the terms of two days, or of two known times',
  builder: (cli) =>
    cli
      .positional('partnership', partnership)
      .option('from-at', day('earlier'))
      .option('to-at', day('later'))
      .option('from-known-at', moment('earlier'))
      .option('to-known-at', moment('later'))
      .option('from-version', version('from-version'))
      .option('to-version', version('to-version'))
      .option('between', between)
      .options(kindAndScope)
      .example('$0 diff microsoft-openai --from-at 2025-10-27 --to-at 2025-10-28', 'what an agreement changed')
      .example('$0 diff microsoft-openai --from-version 9 --to-version 11', 'what two events changed about today'),
  handler: async (argv) => {
    const { fromAt, toAt, fromKnownAt, toKnownAt, fromVersion, toVersion, between, kind, scope } = argv;
    if (![fromAt, toAt, fromKnownAt, toKnownAt, fromVersion, toVersion].some((point) => point !== undefined))
      throw new UsageError(
        'Give what to compare: two days (--from-at, --to-at), or what was known (--from-known-at, --from-version …).',
      );
    const answer = await clientOf(argv).diff.show({
      path: { id: argv.partnership },
      query: given({ fromAt, toAt, fromKnownAt, toKnownAt, fromVersion, toVersion, between, kind, scope }),
    });
    if (argv.json) return printJson(answer);
    const { from, to } = answer;
    print(
      styled(
        'bold',
        fitted(
          `${answer.partnershipId}: ${from.at} as known on ${from.clock} (version ${from.version}) → ${to.at} as known on ${to.clock} (version ${to.version})`,
        ),
      ),
    );
    print(answer.terms.length === 0 ? 'Nothing differs.' : answer.terms.map(renderDifference).join('\n'));
    renderNext(answer);
    for (const note of new Set([from, to].flatMap(notesOfKnowledge))) print(note);
    renderLink(argv, answer);
  },
});

function renderDifference({ kind, scope, inForce, causes, replacedBy, ...answers }: TermDifference): string {
  const { was, now } = beforeAndAfter(answers.was, answers.now);
  const replaced = replacedBy ? ` (replaced by ${replacedBy.kind}/${replacedBy.scope})` : '';
  return [
    '',
    styled('bold', `${kind}/${scope}`) + replaced,
    signed('red', '-', was),
    signed('green', '+', now),
    ...(answers.was.length > 0 && answers.now.length > 0 && inForce.was !== inForce.now
      ? [`    in force: ${inForce.was}, then ${inForce.now}`]
      : []),
    ...causes.map(({ because, occurred, title, sources: [source] }) =>
      fitted(`    ${because.replaceAll('-', ' ')}: ${occurred} ${title}${source ? ` (${renderSource(source)})` : ''}`),
    ),
  ].join('\n');
}

const signed = (colour: 'red' | 'green', sign: string, text: string): string =>
  fitted(`  ${sign} ${text}`).replace(sign, () => styled(colour, sign));
