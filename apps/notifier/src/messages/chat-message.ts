/** The content of a chat message: lines of plain text, not yet escaped. */
export interface ChatMessage {
  readonly sentence: string;
  /** The document that the change comes from; null: none. */
  readonly source: string | null;
  readonly link: string;
}

export const LINK_TEXT = 'See it on the timeline';
