import type { ConsideredClaim, Explanation } from '#client';
import { answersInShort, inShort, listed } from '../output/in-short';
import { fitted } from '../output/fitted';
import { renderLink } from '../output/link';
import { print, printJson, styled } from '../output/print';
import { renderSource } from '../output/sources';
import { renderNext } from '../output/some';
import { given } from '../run/given';
import { clientOf, command } from '../run/globals';
import { at, partnership, term, withKnowledge } from '../run/options';
import { renderClaimDays } from '../terms/claim-days';
import { renderCondition } from '../terms/condition';
import { renderDoubt } from '../terms/doubt';
import { notesOfKnowledge } from '../terms/beside-terms';
import { renderUnknownKind } from '../terms/unknown-kind';

export const explain = command({
  command: 'explain <partnership> <term>',
  describe: 'explain a term on a day: claims, sources, dissent',
  builder: (cli) =>
    withKnowledge(cli.positional('partnership', partnership).positional('term', term).option('at', at)).example(
      '$0 explain microsoft-openai api-hosting/stateless --at 2026-03-01',
      'every claim considered, and which governs',
    ),
  handler: async (argv) => {
    const client = clientOf(argv);
    const answer = await client.explanation.show({
      path: { id: argv.partnership, ...argv.term },
      query: given({ at: argv.at, knownAt: argv.knownAt, version: argv.version }),
    });
    if (argv.json) return printJson(answer);
    print(renderExplanation(answer).map(fitted).join('\n'));
    if (answer.considered.length === 0) await renderUnknownKind(client, answer.kind);
    renderNext(answer);
    for (const note of notesOfKnowledge(answer)) print(note);
    renderLink(argv, answer);
  },
});

function renderExplanation(answer: Explanation): string[] {
  const { kind, scope, partnershipId, at, clock, version, answers } = answer;
  const inForce = answers.filter(({ value }) => value !== null);
  return [
    styled('bold', `${kind}/${scope} of ${partnershipId} on ${at}, as known on ${clock} (version ${version})`),
    answersInShort(inForce),
    ...answer.doubts.map((doubt) => `  ${renderDoubt(doubt)}`),
    ...answer.considered.flatMap((claim) => ['', ...renderClaim(claim)]),
    ...answer.contested.flatMap(({ from, value, assertedBy, sources }) => [
      '',
      `${styled('yellow', '✗ contested')} from ${from} by ${listed(assertedBy)}: ${inShort(value)}`,
      ...sources.map((source) => `    ${renderSource(source)}`),
    ]),
    ...answer.notCounted.flatMap(({ from, effect, value, standing, assertedBy, sources }) => [
      '',
      `${styled('dim', `○ not counted (${standing})`)} from ${from} by ${listed(assertedBy)}: ${effect === 'end' ? 'ended' : inShort(value)}`,
      ...sources.map((source) => `    ${renderSource(source)}`),
    ]),
    ...answer.reaffirmations.flatMap(({ on, title, assertedBy, sources }) => [
      '',
      `${styled('cyan', '✓ reaffirmed')} ${on} by ${listed(assertedBy)}: ${title}`,
      ...sources.map((source) => `    ${renderSource(source)}`),
    ]),
    ...answer.corrections.flatMap(({ said, state, acts }) => [
      '',
      `${styled('magenta', `↻ ${state}`)} "${said.title}" (${said.occurred})`,
      ...acts.map(({ recordedAt, type, reason }) => `    ${recordedAt.slice(0, 10)} ${type}: ${reason}`),
    ]),
  ];
}

function renderClaim(claim: ConsideredClaim): string[] {
  const { effect, title, assertedBy, sources, governs } = claim;
  const { kind, scope } = claim.term;
  const statement = effect === 'end' ? `ends ${kind}/${scope}` : inShort(claim.value);
  return [
    `${governs ? styled('green', '● governs') : styled('dim', `○ ${becauseOf(claim)}`)}  ${title}`,
    `    ${statement}`,
    `    ${renderClaimDays({ ...claim, startsBy: claim.startsBy })}; said by ${listed(assertedBy)}`,
    ...sources.map((source) => `    ${renderSource(source)}`),
  ];
}

const becauseOf = ({ because, by, replacedBy, condition }: ConsideredClaim): string =>
  [
    because.replaceAll('-', ' '),
    ...(replacedBy ? [`by ${replacedBy.kind}/${replacedBy.scope}`] : []),
    ...(condition === undefined ? [] : [`(${renderCondition(condition)})`]),
    ...(by === undefined ? [] : [`(“${by.title}”)`]),
  ].join(' ');
