export const ROW_END = '\x1e';
export const FIELD_END = '\x1f';
const ROW_END_CODE = 0x1e;
const FIELD_END_CODE = 0x1f;
const MINUS = 0x2d;
const ZERO = 0x30;

/** The value of an empty number field. */
export const NO_NUMBER = -(2 ** 31);

/** Reads rows of `load-state.sql` field by field. */
export class RowText {
  /** The position of the next field. */
  at = 0;

  constructor(readonly text: string) {}

  get isOver(): boolean {
    return this.at >= this.text.length;
  }

  /** Reads a number; `NO_NUMBER` if the field is empty. */
  number(): number {
    const { text } = this;
    let [at, value, sign] = [this.at, 0, 1];
    const begin = at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === FIELD_END_CODE || code === ROW_END_CODE) break;
      if (code === MINUS) sign = -1;
      else value = value * 10 + (code - ZERO);
    }
    this.at = at + 1;
    return at === begin ? NO_NUMBER : value * sign;
  }

  /** Reads a field and returns the code of its first character. */
  code(): number {
    const code = this.text.charCodeAt(this.at);
    this.skip();
    return code;
  }

  /** Moves to the next field and returns the end of the current one. */
  skip(): number {
    const { text } = this;
    let at = this.at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === FIELD_END_CODE || code === ROW_END_CODE) break;
    }
    this.at = at + 1;
    return at;
  }
}
