import { LINK_TEXT, type ChatMessage } from './chat-message';

/** Breaks up `{{…}}` and `${…}`, which the handler of a card may expand. Text runs support no Markdown. */
const plain = (text: string): string => text.replaceAll(/(?<=[{$])\{/g, '\u200b{');

const paragraph = (text: string, isSubtle: boolean): object => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: plain(text), isSubtle }],
});

/** Renders a message for a Microsoft Teams workflow that posts webhook requests: an adaptive card, far below the limit of 28 KB. */
export const teamsMessage = ({ sentence, source, link }: ChatMessage): object => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [paragraph(sentence, false), ...(source === null ? [] : [paragraph(source, true)])],
        actions: [{ type: 'Action.OpenUrl', title: LINK_TEXT, url: link }],
      },
    },
  ],
});
