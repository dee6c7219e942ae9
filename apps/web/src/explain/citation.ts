import type { Explanation, Source } from '#client';
import { nameOfLane } from '../picture/render-segment';
import { writtenDate } from '../time/written-date';
import { renderValue, type Names } from '../value/render-value';

/** Renders the answer as a sentence to quote: the term, the day, the known day, the certainty and the value. */
export function quoteOf({ kind, scope, at, clock, answers }: Explanation, names: Names): string {
  const inForce = answers.filter(({ certainty }) => certainty !== 'not');
  const values = inForce.map(({ value, certainty }) => `${certainty}: ${renderValue(value, names)}`);
  const answer = values.length === 0 ? 'nothing in force.' : values.join(' / ');
  return `${nameOfLane({ kind, scope }, names)}, on ${writtenDate(at)}, as known on ${writtenDate(clock)} — ${answer}`;
}

/** Renders the quote with the sources of the governing claims and the permanent link to the same answer. */
export function citationOf(explanation: Explanation, names: Names, origin: string): string {
  const sources = explanation.considered.filter(({ governs }) => governs).flatMap((claim) => claim.sources);
  const cited = [...new Set(sources.map(renderSource))];
  return [
    quoteOf(explanation, names),
    ...cited.map((source) => `Source: ${source}`),
    `Answer: ${origin}${explanation.links.self}`,
  ].join('\n');
}

const renderSource = ({ publisher, title, published, locator, url, copy }: Source): string =>
  [
    publisher,
    title && `“${title}”`,
    published && writtenDate(published),
    locator,
    url,
    copy && `copy ${copy.mediaType} sha256:${copy.hash}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
