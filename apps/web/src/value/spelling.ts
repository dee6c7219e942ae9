/** The most frequent spelling of each word, by the word in lower case. */
export type Spellings = ReadonlyMap<string, string>;

const WORD = /[\p{L}\d]+(?:[-’'.][\p{L}\d]+)*/gu;
const ENDS_SENTENCE = /(?:^|[.!?:]\s)\s*$/;

/**
 * Returns how texts spell words: `openai` as `OpenAI`, `gpt-3` as `GPT-3`. A capital at the start of a sentence does not count. If `wanted` is given,
 * only its words are counted, because there may be thousands of texts.
 */
export function spellingsIn(texts: Iterable<string>, wanted?: ReadonlySet<string>): Spellings {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const { 0: found, index } of text.matchAll(WORD)) {
      const word = found.replace(/[’'.]s$/, '');
      const key = word.toLowerCase();
      if (wanted?.has(key) === false) continue;
      const spellings = counts.get(key) ?? new Map<string, number>();
      const isFirst = ENDS_SENTENCE.test(text.slice(Math.max(index - 3, 0), index));
      if (isFirst && word.slice(1) === word.slice(1).toLowerCase()) continue;
      counts.set(key, spellings.set(word, (spellings.get(word) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([word, spellings]) => [word, mostFrequent(spellings)]));
}

const mostFrequent = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].reduce((most, each) => (each[1] > most[1] ? each : most))[0];

/** Returns the words whose spelling may apply to an id. */
export const wordsOf = (id: string): string[] => [id, ...partsOf(id)];

const partsOf = (id: string): string[] => id.split(/[-.]/);

/** Returns an id as texts spell it: as a whole, otherwise word by word. Words that no text contains are unchanged. */
export const spelled = (id: string, spellings: Spellings): string =>
  spellings.get(id) ??
  partsOf(id)
    .map((word) => spellings.get(word) ?? word)
    .join(' ');

/** Returns the name of an id, as `spelled`, with capitals. */
export function spelledName(id: string, spellings: Spellings): string {
  const name = spelled(id, spellings);
  return name === name.toLowerCase() ? name.replaceAll(/(?:^| )\p{L}/gu, (letter) => letter.toUpperCase()) : name;
}
