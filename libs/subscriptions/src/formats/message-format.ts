import { literals } from '#contracts';

/** The chats with their own message formats for incoming webhooks. */
const CHATS = ['slack', 'teams', 'discord'] as const;
export type ChatFormat = (typeof CHATS)[number];

export const MessageFormat = literals(
  ['cloudevents', ...CHATS] as const,
  '`cloudevents`: the term change for programs. The others: a sentence and a link for people, as the incoming webhooks of Slack, Microsoft Teams and Discord take it',
);
export type MessageFormat = 'cloudevents' | ChatFormat;

/** The message format of a subscription. Messages to a chat link to the page at `origin`. */
export type Channel = { readonly format: 'cloudevents' } | { readonly format: ChatFormat; readonly origin: string };
