import type { Effect } from '../../oracle/events';
import type { QuestionWithAnswer, Sentence, SentenceEvent } from '../../agreements/sentence';
import { TERM, TODAY, USUAL_AGREEMENT } from '../../agreements/sentence';
import { sentences } from '../../agreements/sentences';
import { named } from '../../agreements/answer-in-words';
import { code, page, table } from './markdown';

/** The table from a sentence in an agreement to the events that record it and the answers that follow. */
export const whichActPage = (): string =>
  page('Which act for which news', 'tests/agreements/sentences.ts', [
    'A sentence of an agreement or of a press release, what records it, and what is answered then. Every row is a test: the service answers so.',
    `Acme and Globex work together from 1 January 2020 on. Each row is recorded after that, and asked about as known on ${TODAY}, so conditions that nothing is said of are open on that day. Where no term is named it is \`supply\`/\`all\`. An effect without \`from\` starts on the day of its event. How an event and its effects look as JSON: [Events](events.md). Step by step: [Model your own partnership](../model-your-own.md). What surprises at first: [Traps](../explanation/traps.md).`,
    ...sentences.flatMap(({ subject, sentences: rows }) => [
      `## ${subject}`,
      table(['sentence', 'how it is recorded', 'answers'], rows.map(rowOf)),
    ]),
  ]);

const rowOf = ({ sentence, events, questions }: Sentence): string[] => [
  sentence,
  lines(events.map(recorded)),
  lines(questions.map(answered)),
];

const lines = (each: readonly string[]): string => each.join('<br>');

function recorded(event: SentenceEvent): string {
  if ('correct' in event)
    return `${code('EventCorrected')} of the event before, which should have been: ${recorded(event.by)}`;
  const { type, occurred, effects = [], standing, agreement, assertedBy, thirdParties, data } = event;
  const parts = [
    ...(standing === undefined ? [] : [`standing ${code(standing)}`]),
    ...dataOf(type, data),
    ...(assertedBy === undefined ? [] : [json({ assertedBy })]),
    ...(thirdParties === undefined ? [] : [json({ thirdParties })]),
    ...(agreement === undefined ? [] : [json({ agreement })]),
    ...effects.map(effectInWords),
  ];
  return `${code(type)} on ${occurred}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`;
}

/** The parts of an event's data that affect the answer; statements and reasons do not. */
function dataOf(type: string, data: object): string[] {
  if (type === 'StatementMade' || type === 'PartnershipEnded') return [];
  const { agreement } = data as { agreement?: string | { id: string; form: string; amends?: readonly string[] } };
  if (agreement === undefined) return [json(data)];
  if (typeof agreement === 'string') return [json({ agreement })];
  const { id, form, amends } = agreement;
  return [
    ...(form === 'agreement' ? [] : [`form ${code(form)}`]),
    ...(id === USUAL_AGREEMENT ? [] : [json({ id })]),
    ...(amends ? [json({ amends })] : []),
  ];
}

function effectInWords(effect: Effect): string {
  const { effect: act, kind, scope, ...members } = effect as Effect & { readonly value?: unknown };
  const { value, ...others } = members;
  const term = kind === TERM.kind && scope === TERM.scope ? '' : ` ${code(`${kind}/${scope}`)}`;
  const what = 'value' in members ? ` ${value === null ? code('null') : `“${named(value)}”`}` : '';
  const more = Object.keys(others).length === 0 ? '' : `, ${json(others)}`;
  return `${code(act)}${term}${what}${more}`;
}

/** The members of an object as JSON without its braces. */
const json = (members: object): string =>
  code(
    JSON.stringify(members)
      .slice(1, -1)
      .replaceAll(/("(?:[^"\\]|\\.)*")([:,])/g, '$1$2 '),
  );

function answered({ on, is, kind, scope, version, resolve }: QuestionWithAnswer): string {
  const term =
    kind === undefined && scope === undefined ? '' : ` ${code(`${kind ?? TERM.kind}/${scope ?? TERM.scope}`)}`;
  const conditions = [
    ...(resolve === true ? [`resolved`] : []),
    ...(version === undefined ? [] : ['before the last event']),
  ];
  return `${on}${term}${conditions.length === 0 ? '' : ` (${conditions.join(', ')})`}: **${is}**`;
}
