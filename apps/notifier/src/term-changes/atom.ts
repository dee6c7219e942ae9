import { writtenStretches, type TermChangeEvent, type ToldAnswer, type ToldTermChange } from '#contracts';
import { boundsOf, formatDay } from '#domain';
import { plainLine, plainText } from '#http';
import { Feed } from 'feed';

/** Of one change; an entry says what happened, and links to all of it. */
const MOST_LINES = 20;
const MOST_VALUES = 5;
const MOST_SOURCES = 10;
const MOST_CHARACTERS = 300;

export const ATOM = 'application/atom+xml';

/** The latest term changes of a partnership as an Atom feed (RFC 4287): an entry each, under the id that it has on every channel. */
export function termChangesAsAtom(partnershipId: string, changes: readonly TermChangeEvent[], origin: string): string {
  const self = `${origin}/v1/partnerships/${partnershipId}/term-changes.atom`;
  const page = `${origin}/partnerships/${partnershipId}`;
  const feed = new Feed({
    id: self,
    title: `Terms of ${partnershipId}`,
    description: `What changed in the terms of ${partnershipId}`,
    link: page,
    feedLinks: { atom: self },
    updated: new Date(changes[0]?.data.recordedAt ?? 0),
    generator: 'partnership-timeline',
    copyright: '',
  });
  for (const { id, data } of changes) {
    const { kind, scope, recordedAt, cause } = data;
    feed.addItem({
      id: `urn:term-change:${id}`,
      title: titleOf(data),
      link: `${page}?term=${kind}/${scope}`,
      date: new Date(recordedAt),
      published: new Date(recordedAt),
      description: descriptionOf(data),
      author: (cause.assertedBy.length > 0 ? cause.assertedBy : ['unknown']).map((name) => ({ name: plainLine(name) })),
    });
  }
  return feed.atom1();
}

/** `to` is the first day behind a run. */
const lastDay = (to: string): string => formatDay(boundsOf(to).lo - 1);

const titleOf = ({ type, kind, scope, retroactive }: ToldTermChange): string =>
  `${kind}/${scope}: ${type}${retroactive ? ' (looking back)' : ''}`;

/** Plain sentences: readers show the description as it is. */
function descriptionOf(change: ToldTermChange): string {
  const { cause, counts, truncated } = change;
  const stretches = writtenStretches(change);
  const lines = stretches
    .slice(0, MOST_LINES)
    .map(
      ({ from, to, was, now }) =>
        `From ${from}${to === null ? '' : ` until ${lastDay(to)}`}: was ${valuesOf(was)}, is now ${valuesOf(now)}.`,
    );
  const inAll = counts ? `: ${counts.stretches} runs of days with ${counts.answers} answers` : '';
  if (truncated) lines.push(`Not all is named${inAll}.`);
  else if (stretches.length > MOST_LINES) lines.push(`${stretches.length - MOST_LINES} further runs of days.`);
  const sources = cause.sources
    .slice(0, MOST_SOURCES)
    .map((source) => ('url' in source ? source.url : source.publisher))
    .join(', ');
  return [...lines, `${plainLine(cause.title)} (${cause.occurred}).`, `Sources: ${sources}`].map(escaped).join('<br/>');
}

const escaped = (text: string): string =>
  plainText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const valuesOf = (answers: readonly ToldAnswer[]): string =>
  answers.length === 0
    ? 'nothing'
    : answers
        .slice(0, MOST_VALUES)
        .map(({ value }) => summaryOf(value))
        .join(' or ') + (answers.length > MOST_VALUES ? ' or others' : '');

function summaryOf(value: unknown): string {
  const summary = typeof value === 'object' && value !== null ? (value as { summary?: unknown }).summary : undefined;
  const text = typeof summary === 'string' ? summary : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
