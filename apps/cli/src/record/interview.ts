import { parseDay, readDate, slugOf } from '#client';
import { dateInWords } from '../run/options';

/** Asks the four questions: who, when, what changed, who says so. */
export interface Prompter {
  text(question: string, options?: TextOptions): Promise<string>;
  choice(question: string, choices: readonly { readonly name: string; readonly value: string }[]): Promise<string>;
}

export interface TextOptions {
  readonly default?: string;
  readonly isNeeded?: boolean;
  /** Returns a sentence about the fault of an answer, which is then asked again; null if there is none. */
  readonly faultOf?: (text: string) => string | null;
}

/** The known facts about the partnership; `parties` is null for a new one. */
export interface Known {
  readonly parties: readonly { readonly id: string; readonly name: string }[] | null;
  readonly kinds: readonly { readonly kind: string; readonly title: string }[];
  readonly today: string;
}

const CHANGES = [
  { name: 'a term starts or takes another value', value: 'set' },
  { name: 'a term ends', value: 'end' },
  { name: 'a term is confirmed', value: 'reaffirm' },
  { name: 'no term changes', value: 'none' },
];

/** Asks the questions and returns the event that the answers describe. */
export async function interview(
  prompter: Prompter,
  { parties, kinds, today }: Known,
): Promise<Record<string, unknown>> {
  const names =
    parties?.map(({ name }) => name) ??
    listOf(await prompter.text('Who? The names of the parties, with ";" between', NEEDED));
  const dates = datesReadOn(today);
  const occurred = dates.read(
    await prompter.text('When? A day, a month, a year', { default: today, ...dates.validation }),
  );
  const title = await prompter.text('What happened? In one line', NEEDED);
  const effects = await effectsOf(prompter, kinds, dates);
  const asserter = await prompter.text('Who says so? A party or a publisher', {
    default: names[0] ?? '',
    isNeeded: true,
  });
  const url = await prompter.text('Where? The address of the document');
  const data = parties
    ? { agreement: { id: slugOf(title), title, form: 'agreement' } }
    : { name: names.join(' and '), parties: names.map((name) => ({ id: slugOf(name), name })) };
  return {
    type: parties ? 'AgreementPublished' : 'PartnershipStarted',
    occurred,
    title,
    assertedBy: [idOf(asserter, parties ?? names.map((name) => ({ id: slugOf(name), name })))],
    sources: [{ publisher: asserter, ...(url === '' ? {} : { url }) }],
    data,
    ...(effects.length === 0 ? {} : { effects }),
  };
}

const NEEDED = { isNeeded: true } as const;

interface Dates {
  /** Returns the date as EDTF; an empty text stays empty. */
  readonly read: (words: string) => string;
  readonly validation: Pick<TextOptions, 'faultOf'>;
}

/** Reads dates in words by the same rules as the web page. */
function datesReadOn(today: string): Dates {
  const day = parseDay(today)!;
  return {
    read: (words) => dateInWords(words, new Date(today)),
    validation: {
      faultOf: (words) =>
        words === '' || readDate(words, day) !== null
          ? null
          : 'Not understood as a date: write 1 March 2026, 2026-03-01, March 2026, early 2026 or 2026.',
    },
  };
}

async function effectsOf(prompter: Prompter, kinds: Known['kinds'], dates: Dates): Promise<object[]> {
  const effect = await prompter.choice('What changed?', CHANGES);
  if (effect === 'none') return [];
  const kind = await prompter.choice(
    'Which kind of term?',
    kinds.map(({ kind, title }) => ({ name: title, value: kind })),
  );
  const scope = slugOf(await prompter.text('Of what? A part that it is limited to', { default: 'all' }));
  if (effect !== 'set') return [{ effect, kind, scope }];
  const summary = await prompter.text('What does it say? In one sentence', NEEDED);
  const until = dates.read(
    await prompter.text('Until when? The last day in force; nothing if that is open', dates.validation),
  );
  return [{ effect, kind, scope, value: { summary }, ...(until === '' ? {} : { until }) }];
}

/** Returns the id of a party, or the name of anyone else. */
const idOf = (name: string, parties: NonNullable<Known['parties']>): string =>
  parties.find((party) => [party.id, party.name.toLowerCase()].includes(name.toLowerCase()))?.id ?? name;

const listOf = (text: string): string[] =>
  text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
