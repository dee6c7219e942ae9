import {
  sourceInWords,
  writtenStretches,
  type TermChangeEvent,
  type ToldAnswer,
  type ToldTermChange,
} from '#contracts';
import { boundsOf, formatDay } from '#domain';
import { plainLine, plainText } from '#http';
import { Feed } from 'feed';
import { answersBeforeAndAfter } from '../messages/answers-before-and-after';
import { changeSentence, type ChangeNames } from '../messages/change-sentence';
import { namesWanted, type NamesOfChange } from '../messages/names-of-change';
import { pageOfChange } from '../messages/page-link';
import { shortened } from '../messages/shortened';
import { valueInWords, type NameOf } from '../messages/value-in-words';

/** The limits of an entry: it summarizes one change and links to all of it. */
const MOST_LINES = 20;
const MOST_VALUES = 5;
const MOST_SOURCES = 10;
const MOST_CHARACTERS = 300;

export const ATOM = 'application/atom+xml';

/** The maximum number of entries of a feed. */
export const LATEST = 50;

export interface AtomFeed {
  readonly id: string;
  /** The address of the feed itself. */
  readonly self: string;
  readonly title: string;
  /** The page that shows what the feed is about. */
  readonly page: string;
  readonly origin: string;
  /** A sentence about the changes that the feed leaves out. */
  readonly leftOut?: string;
}

export interface AtomEntry {
  readonly change: ToldTermChange;
  readonly names: ChangeNames;
}

/** Returns the entries of term changes, with the names that they are rendered with. */
export async function entriesOf(events: readonly TermChangeEvent[], namesOf: NamesOfChange): Promise<AtomEntry[]> {
  const changes = events.map(({ data }) => data);
  const groups = Map.groupBy(changes, ({ partnershipId, kind }) => `${partnershipId}/${kind}`);
  const known = new Map<string, Promise<ChangeNames>>();
  for (const [key, [first, ...others]] of groups) known.set(key, namesOf(namesWanted([first!, ...others])));
  return Promise.all(
    changes.map(async (change) => ({
      change,
      names: await known.get(`${change.partnershipId}/${change.kind}`)!,
    })),
  );
}

/** Renders term changes, latest first, as an Atom feed (RFC 4287). Each entry has the id that the change has on every channel. */
export function termChangesAsAtom(
  entries: readonly AtomEntry[],
  { id, self, title, page, origin, leftOut }: AtomFeed,
): string {
  const feed = new Feed({
    id,
    title,
    description: [`What changed: ${title}.`, leftOut].filter(Boolean).join(' '),
    link: page,
    feedLinks: { atom: self },
    updated: new Date(entries[0]?.change.recordedAt ?? 0),
    generator: 'partnership-timeline',
    copyright: '',
  });
  for (const { change, names } of entries) {
    const { assertedBy } = change.cause;
    feed.addItem({
      id: `urn:term-change:${change.id}`,
      title: escaped(changeSentence(change, names)),
      link: pageOfChange(change, origin),
      date: new Date(change.recordedAt),
      published: new Date(change.recordedAt),
      description: descriptionOf(change, names),
      author: (assertedBy.length > 0 ? assertedBy : ['unknown']).map((id) => ({
        name: plainLine(names.party(id) ?? id),
      })),
    });
  }
  return feed.atom1();
}

/** Returns the last day of a run; `to` is the first day after it. */
const lastDay = (to: string): string => formatDay(boundsOf(to).lo - 1);

/** Renders the description as plain sentences, because feed readers show it as it is. */
function descriptionOf(change: ToldTermChange, { party }: ChangeNames): string {
  const { cause, counts, truncated } = change;
  const stretches = writtenStretches(change);
  const lines = stretches.slice(0, MOST_LINES).map(({ from, to, ...answers }) => {
    const { was, now } = answersBeforeAndAfter(answers, (each) => valuesOf(each, party), party);
    return `From ${from}${to === null ? '' : ` until ${lastDay(to)}`}: was ${was}, is now ${now}.`;
  });
  const inAll = counts ? `: ${counts.stretches} runs of days with ${counts.answers} answers` : '';
  if (truncated) lines.push(`Not all is named${inAll}.`);
  else if (stretches.length > MOST_LINES) lines.push(`${stretches.length - MOST_LINES} further runs of days.`);
  const sources = cause.sources
    .slice(0, MOST_SOURCES)
    .map((source) => plainLine(sourceInWords(source)))
    .join('; ');
  return [...lines, `${plainLine(cause.title)} (${cause.occurred}).`, `Sources: ${sources}`].map(escaped).join('<br/>');
}

const escaped = (text: string): string =>
  plainText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const valuesOf = (answers: readonly ToldAnswer[], party: NameOf): string =>
  answers.length === 0
    ? 'not in force'
    : answers
        .slice(0, MOST_VALUES)
        .map(({ value, certainty }) => {
          const words = shortened(valueInWords(value, party).replace(/\.$/, ''), MOST_CHARACTERS);
          return certainty === 'possibly' ? `possibly ${words}` : words;
        })
        .join(' or ') + (answers.length > MOST_VALUES ? ' or others' : '');
