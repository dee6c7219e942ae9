import { discordMessage } from './discord';
import { slackMessage } from './slack';
import { teamsMessage } from './teams';

const link = 'https://timeline.example/partnerships/a-b?at=2026-02-27&knownAt=2026-02-28&term=api-hosting/all';
const HOSTILE =
  '<!channel> @everyone <@U1> *b* _i_ ~s~ `c` [x](javascript:1) <https://evil.example|y> & {{DATE(2026)}} ${x}';

interface Slack {
  text: string;
  mrkdwn: boolean;
  blocks: { elements: { elements: { type: string; text: string; url?: string }[] }[] }[];
}
interface Teams {
  attachments: { content: { body: { inlines: { text: string }[] }[]; actions: { url: string }[] } }[];
}
interface Discord {
  content: string;
  allowed_mentions: object;
}

describe('slack', () => {
  const message = slackMessage({ sentence: HOSTILE, source: 'Joint statement', link }) as Slack;

  test('puts_the_text_into_elements_without_markup_and_the_link_beside_it', () => {
    expect(message.blocks[0]!.elements[0]!.elements).toEqual([
      { type: 'text', text: `${HOSTILE}\n` },
      { type: 'text', text: 'Joint statement\n' },
      { type: 'link', url: link, text: 'See it on the timeline' },
    ]);
  });

  test('escapes_and_shortens_the_text_of_notifications', () => {
    expect(message.mrkdwn).toBe(false);
    expect(message.text).not.toMatch(/[<>]/);
    expect(message.text).toMatch(/^&lt;!channel&gt; @everyone &lt;@U1&gt;/);
    const long = slackMessage({ sentence: '<'.repeat(1_400), source: null, link }) as Slack;
    expect(long.text.length).toBeLessThanOrEqual(3_000);
    expect(long.text).toMatch(/&lt;…$/);
  });
});

describe('teams', () => {
  const message = teamsMessage({ sentence: HOSTILE, source: null, link }) as Teams;
  const { body, actions } = message.attachments[0]!.content;

  test('puts_the_text_into_a_plain_run_and_the_link_into_an_action', () => {
    const [{ text }] = body[0]!.inlines as [{ text: string }];
    expect(text.replaceAll('\u200b', '')).toBe(HOSTILE);
    expect(text).not.toMatch(/[{$]\{/);
    expect(actions).toEqual([{ type: 'Action.OpenUrl', title: 'See it on the timeline', url: link }]);
  });

  test('is_less_than_half_of_the_maximum_message_size', () => {
    const long = teamsMessage({ sentence: '\u{1f600}'.repeat(700), source: 'ß'.repeat(300), link });
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(28_000 / 2);
  });
});

describe('discord', () => {
  const message = discordMessage({ sentence: HOSTILE, source: '1. a_b', link }) as Discord;

  test('escapes_all_markup_and_mentions_nobody', () => {
    const [sentence, source, last] = message.content.split('\n');
    expect(sentence!.replaceAll(/\\[\\*_~`|<>[\]()#@:+.-]/g, '')).not.toMatch(/[\\*_~`|<>[\]()#@:+.-]/);
    expect(sentence!.replaceAll('\\', '')).toBe(HOSTILE);
    expect(source).toBe('1\\. a\\_b');
    expect(last).toBe(`[See it on the timeline](<${link}>)`);
    expect(message.allowed_mentions).toEqual({ parse: [] });
  });

  test('has_at_most_2000_characters_and_cuts_no_escape_sequence', () => {
    const { content } = discordMessage({ sentence: '*'.repeat(1_400), source: '_'.repeat(300), link }) as Discord;
    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content.split('\n')[0]).toMatch(/^(\\\*)+…$/);
    expect(content).toContain(link);
  });
});
