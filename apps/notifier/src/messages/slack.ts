import { LINK_TEXT, type ChatMessage } from './chat-message';
import { fitted } from './shortened';

/** Slack truncates `text` at 40,000 characters and recommends fewer than 4,000. */
const MOST_OF_A_TEXT = 3_000;

/** Escapes the three control characters of `text`. Text elements of rich text have none. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Renders a message for an incoming webhook of Slack. `text` is shown in notifications. */
export const slackMessage = ({ sentence, source, link }: ChatMessage): object => ({
  text: fitted(sentence, MOST_OF_A_TEXT, escaped),
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
  blocks: [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: `${sentence}\n` },
            ...(source === null ? [] : [{ type: 'text', text: `${source}\n` }]),
            { type: 'link', url: link, text: LINK_TEXT },
          ],
        },
      ],
    },
  ],
});
