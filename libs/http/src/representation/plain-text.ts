const UNSHOWABLE = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
/** Zero-width joiners are kept: Persian, Indic scripts and emoji need them. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Returns recorded text for a format without control characters, such as XML (1.0, section 2.2), iCalendar (RFC 5545, 3.1) and CSV (RFC 4180).
 * Lines end with LF. Characters that cannot be displayed become U+FFFD, so that their presence remains visible.
 */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSHOWABLE, '\ufffd');

/** Returns the same text on one line, without the controls that change the text direction. */
export const plainLine = (text: string): string =>
  plainText(text)
    .replaceAll(/[\t\n\u2028\u2029]+/g, ' ')
    .replaceAll(INVISIBLE, '');
