import type { EventFacts } from './event-facts';
import type { KnownRows } from './known-rows';

/*
 * What is held, in bytes, about: measured on the heap of Node 24, by what there are many of. Exact it need not be: it only has to grow as the memory
 * does, whatever the partnerships look like.
 */
const BYTES_OF_ENTRY = 400;
const BYTES_OF_CLAIM = 1_100;
const BYTES_OF_FACTS = 600;
const BYTES_OF_SOURCE = 300;

/** A character takes two bytes as soon as one of its text is beyond Latin-1. */
export const bytesOfTexts = (texts: readonly (string | null)[]): number =>
  texts.reduce((sum, text) => sum + (text === null ? 0 : bytesOfText(text)), BYTES_OF_ENTRY);

const bytesOfText = (text: string): number => (/[^\0-\xff]/.test(text) ? text.length * 2 : text.length);

/** With what is folded from them. */
export const bytesOfRows = ({ weight }: KnownRows): number => BYTES_OF_ENTRY + weight * BYTES_OF_CLAIM;

export const bytesOfFacts = ({ title, sources }: EventFacts): number =>
  BYTES_OF_FACTS + title.length * 2 + sources.length * BYTES_OF_SOURCE;
