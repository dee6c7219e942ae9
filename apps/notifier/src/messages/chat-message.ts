/** What a chat shows: plain text on a line each, in which nothing is escaped yet. */
export interface ChatMessage {
  readonly sentence: string;
  /** Which document says so; null where none does. */
  readonly source: string | null;
  readonly link: string;
}

export const LINK_TEXT = 'See it on the timeline';
