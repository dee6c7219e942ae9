import type { TermChangeEvent, ToldTermChange } from '#contracts';
import { plainLine } from '#http';
import type { ChatFormat, ChatMessages } from '#subscriptions';
import { changeSentence } from './change-sentence';
import type { ChatMessage } from './chat-message';
import { discordMessage } from './discord';
import { namesWanted, type NamesOfChange } from './names-of-change';
import { pageOfChange } from './page-link';
import { shortened } from './shortened';
import { slackMessage } from './slack';
import { teamsMessage } from './teams';

const MESSAGES: Readonly<Record<ChatFormat, (message: ChatMessage) => object>> = {
  slack: slackMessage,
  teams: teamsMessage,
  discord: discordMessage,
};

const MOST_OF_A_SOURCE = 300;

/** Renders messages to chats: a sentence, its source document, and a link to the page. */
export const chatMessages = (namesOf: NamesOfChange): ChatMessages => ({
  async ofChange(format: ChatFormat, { data }: TermChangeEvent, origin: string) {
    const sentence = changeSentence(data, await namesOf(namesWanted([data])));
    return MESSAGES[format]({ sentence, source: sourceOf(data), link: pageOfChange(data, origin) });
  },
  ofTest: (format, origin) =>
    MESSAGES[format]({
      sentence: 'This is a test: messages about changes of terms will arrive here.',
      source: null,
      link: `${origin}/`,
    }),
});

function sourceOf({ cause: { title, sources } }: ToldTermChange): string {
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))].slice(0, 3).join(', ');
  return shortened(plainLine(publishers === '' ? title : `${title} (${publishers})`), MOST_OF_A_SOURCE);
}
