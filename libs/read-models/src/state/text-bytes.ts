/** A character takes two bytes as soon as one of its text is beyond Latin-1. */
export const bytesOfText = (text: string): number => (/[^\0-\xff]/.test(text) ? text.length * 2 : text.length);
