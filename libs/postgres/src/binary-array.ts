/** Object ids of the element types, fixed by Postgres. */
const ELEMENT_TYPES = { text: 25, json: 114 } as const;

export type BinaryElement = keyof typeof ELEMENT_TYPES;

export const isBinaryElement = (type: string): type is BinaryElement => Object.hasOwn(ELEMENT_TYPES, type);

const HEADER = 20;
const LENGTH = 4;
/** The maximum number of UTF-8 bytes for a code unit of a string. */
const WIDEST = 3;
const NULL = -1;

/**
 * Encodes a one-dimensional array in the binary format that Postgres itself sends. Texts are sent as they are; in a literal, each quote of a JSON
 * document would be escaped here and unescaped there. Takes an eighth of the time of the literal.
 */
export function binaryArray(type: BinaryElement, elements: readonly unknown[]): Buffer {
  const texts = elements.map((element) => (element === null ? null : String(element as string)));
  let array: Buffer = Buffer.allocUnsafe(HEADER + texts.reduce((size, text) => size + LENGTH + (text?.length ?? 0), 0));
  let end = HEADER;
  for (const text of texts) {
    if (end + LENGTH + (text?.length ?? 0) * WIDEST > array.length) array = grown(array, end, text);
    const length = text === null ? NULL : array.write(text, end + LENGTH);
    array.writeInt32BE(length, end);
    end += LENGTH + Math.max(length, 0);
  }
  array.writeInt32BE(1, 0);
  array.writeInt32BE(texts.includes(null) ? 1 : 0, 4);
  array.writeInt32BE(ELEMENT_TYPES[type], 8);
  array.writeInt32BE(texts.length, 12);
  array.writeInt32BE(1, 16);
  return array.subarray(0, end);
}

function grown(array: Buffer, end: number, text: string | null): Buffer {
  const larger = Buffer.allocUnsafe((end + LENGTH + (text?.length ?? 0) * WIDEST) * 2);
  array.copy(larger, 0, 0, end);
  return larger;
}
