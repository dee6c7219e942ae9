/** Returns the bytes that a text takes in memory: V8 stores two bytes per character as soon as one character is beyond Latin-1. */
export const bytesOfText = (text: string): number => (/[^\0-\xff]/.test(text) ? text.length * 2 : text.length);
