import type { Explanation, Source } from '#client';
import { nameOfLane } from '../picture/tell-stretch';
import { writtenDate } from '../time/written-date';
import { tellValue, type Names } from '../value/tell-value';

/** The answer as a sentence that can be quoted: what, how certain, on which day, as known when. */
export function quoteOf({ kind, scope, at, clock, answers }: Explanation, names: Names): string {
  const inForce = answers.filter(({ certainty }) => certainty !== 'not');
  const said = inForce.map(({ value, certainty }) => `${certainty}: ${tellValue(value, names)}`);
  const answer = said.length === 0 ? 'nothing in force.' : said.join(' / ');
  return `${nameOfLane({ kind, scope }, names)}, on ${writtenDate(at)}, as known on ${writtenDate(clock)} — ${answer}`;
}

/** Where the answer comes from: the sources of what governs, and the link that gives the same answer for ever. */
export function citationOf(explanation: Explanation, names: Names, origin: string): string {
  const sources = explanation.considered.filter(({ governs }) => governs).flatMap((claim) => claim.sources);
  const cited = [...new Set(sources.map(tellSource))];
  return [
    quoteOf(explanation, names),
    ...cited.map((source) => `Source: ${source}`),
    `Answer: ${origin}${explanation.links.self}`,
  ].join('\n');
}

const tellSource = ({ publisher, title, published, locator, url, copy }: Source): string =>
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
