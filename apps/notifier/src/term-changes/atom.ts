import { writtenStretches, type TermChangeEvent, type ToldAnswer, type ToldTermChange } from '#contracts';
import { Feed } from 'feed';

export const ATOM = 'application/atom+xml';

/** The latest term changes of a partnership as an Atom feed (RFC 4287): an entry each, under the id that it has on every channel. */
export function termChangesAsAtom(partnershipId: string, changes: readonly TermChangeEvent[], origin: string): string {
  const page = `${origin}/v1/partnerships/${partnershipId}`;
  const feed = new Feed({
    id: `${page}/term-changes.atom`,
    title: `Terms of ${partnershipId}`,
    description: `What changed in the terms of ${partnershipId}`,
    link: `${page}/timeline`,
    feedLinks: { atom: `${page}/term-changes.atom` },
    updated: new Date(changes[0]?.data.recordedAt ?? 0),
    generator: 'partnership-timeline',
    copyright: '',
  });
  for (const { id, data } of changes) {
    const { kind, scope, recordedAt, version, cause } = data;
    feed.addItem({
      id: `urn:term-change:${id}`,
      title: titleOf(data),
      link: `${page}/terms/${kind}/${scope}?version=${version}`,
      date: new Date(recordedAt),
      published: new Date(recordedAt),
      description: descriptionOf(data),
      author: (cause.assertedBy.length > 0 ? cause.assertedBy : ['unknown']).map((name) => ({ name })),
    });
  }
  return feed.atom1();
}

const titleOf = ({ type, kind, scope, retroactive }: ToldTermChange): string =>
  `${kind}/${scope}: ${type}${retroactive ? ' (looking back)' : ''}`;

/** Plain sentences: readers show the description as it is. */
function descriptionOf(change: ToldTermChange): string {
  const { cause, counts, truncated } = change;
  const lines = writtenStretches(change).map(
    ({ from, to, was, now }) => `${from} to ${to ?? 'open'}: was ${valuesOf(was)}, is now ${valuesOf(now)}.`,
  );
  const sources = cause.sources.map((source) => ('url' in source ? source.url : source.publisher)).join(', ');
  const inAll = counts ? `: ${counts.stretches} runs of days with ${counts.answers} answers` : '';
  if (truncated) lines.push(`Not all is named${inAll}.`);
  return [...lines, `${cause.title} (${cause.occurred}).`, `Sources: ${sources}`].map(escaped).join('<br/>');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const valuesOf = (answers: readonly ToldAnswer[]): string =>
  answers.length === 0 ? 'nothing' : answers.map(({ value }) => summaryOf(value)).join(' or ');

function summaryOf(value: unknown): string {
  const summary = typeof value === 'object' && value !== null ? (value as { summary?: unknown }).summary : undefined;
  return typeof summary === 'string' ? summary : JSON.stringify(value);
}
