import { LINK_TEXT, type ChatMessage } from './chat-message';
import { fitted } from './shortened';

const MOST_CHARACTERS = 2_000;
const MOST_OF_A_SOURCE = 400;
const SUPPRESS_EMBEDS = 4;

/** All that begins a format, a list, a link or a mention. */
const escaped = (text: string): string => text.replaceAll(/[\\*_~`|<>[\]()#@:+.-]/g, (mark) => `\\${mark}`);

/** For a webhook of Discord. Nobody is mentioned, whatever the text says. */
export function discordMessage({ sentence, source, link }: ChatMessage): object {
  const told = source === null ? [] : [fitted(source, MOST_OF_A_SOURCE, escaped)];
  const rest = ['', ...told, `[${LINK_TEXT}](<${link}>)`].join('\n');
  return {
    content: fitted(sentence, MOST_CHARACTERS - rest.length, escaped) + rest,
    allowed_mentions: { parse: [] },
    flags: SUPPRESS_EMBEDS,
  };
}
