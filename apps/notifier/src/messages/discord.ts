import { LINK_TEXT, type ChatMessage } from './chat-message';
import { fitted } from './shortened';

const MOST_CHARACTERS = 2_000;
const MOST_OF_A_SOURCE = 400;
const SUPPRESS_EMBEDS = 4;

/** Escapes every character that can start formatting, a list, a link or a mention. */
const escaped = (text: string): string => text.replaceAll(/[\\*_~`|<>[\]()#@:+.-]/g, (mark) => `\\${mark}`);

/** Renders a message for a Discord webhook. The text cannot mention anybody. */
export function discordMessage({ sentence, source, link }: ChatMessage): object {
  const rendered = source === null ? [] : [fitted(source, MOST_OF_A_SOURCE, escaped)];
  const rest = ['', ...rendered, `[${LINK_TEXT}](<${link}>)`].join('\n');
  return {
    content: fitted(sentence, MOST_CHARACTERS - rest.length, escaped) + rest,
    allowed_mentions: { parse: [] },
    flags: SUPPRESS_EMBEDS,
  };
}
