const UNSHOWABLE = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu;
/** Zero-width joiners stay: Persian, Indic scripts and emoji are written with them. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Recorded text for a format that has no control characters, as XML (1.0, section 2.2), iCalendar (RFC 5545, 3.1) and CSV (RFC 4180):
 * lines end with LF, and what cannot be shown becomes U+FFFD, so that it is seen that something was there.
 */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSHOWABLE, '\ufffd');

/** The same on one line, without the controls that change the direction of what follows. */
export const plainLine = (text: string): string =>
  plainText(text)
    .replaceAll(/[\t\n\u2028\u2029]+/g, ' ')
    .replaceAll(INVISIBLE, '');
