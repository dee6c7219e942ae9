import { eachItem, type ChangeFilter, type Subscription } from '#client';
import type { Argv } from 'yargs';
import { counted } from '../output/counted';
import { inShort } from '../output/in-short';
import { print, printJson, styled, terminalWidth } from '../output/print';
import { firstOf, renderMore } from '../output/some';
import { table } from '../output/table';
import { filterOf, withChangeFilter } from '../run/change-filter';
import { Failed } from '../run/errors';
import { EXIT } from '../run/exit-codes';
import { given } from '../run/given';
import { clientOf, command, type Globals } from '../run/globals';
import { limit } from '../run/options';

const withId = (cli: Argv<Globals>) =>
  cli.positional('id', { type: 'string', demandOption: true, describe: 'id of a subscription' });

const list = command({
  command: 'list',
  describe: 'list your subscriptions',
  builder: (cli) => cli.option('limit', limit),
  handler: async (argv) => {
    const client = clientOf(argv);
    const query = { limit: Math.min(argv.limit, 200) };
    const { items, more } = await firstOf(
      eachItem((place) => client.subscriptions.list({ query: { ...query, ...place } })),
      argv.limit,
    );
    if (argv.json) return printJson(items);
    if (items.length === 0) return print('Nobody is subscribed.');
    const rows = items.map((one) => [one.id, stateOf(one), renderFilter(one.filter), one.url]);
    print(table(['ID', 'STATE', 'ONLY', 'URL'], rows, terminalWidth()));
    renderMore(more);
  },
});

const create = command({
  command: 'create <webhook>',
  describe: 'create a webhook subscription; prints the signing secret once',
  builder: (cli) =>
    withChangeFilter(
      cli.positional('webhook', { type: 'string', demandOption: true, describe: 'the address of the webhook' }),
    )
      .option('format', {
        choices: ['cloudevents', 'slack', 'teams', 'discord'] as const,
        describe: 'the payload: a term change for programs (the default), or a sentence and a link for a chat',
      })
      .option('description', { type: 'string', requiresArg: true, describe: 'a description of its purpose' })
      .option('after', { type: 'string', requiresArg: true, describe: 'a cursor, `beginning` or `now`' })
      .example('$0 subscriptions create https://example.org/hooks/terms --type changed,corrected', ''),
  handler: async (argv) => {
    const created = await clientOf(argv).subscriptions.create({
      body: {
        url: argv.webhook,
        filter: filterOf(argv),
        ...given({ format: argv.format, description: argv.description, after: argv.after }),
      },
    });
    if (argv.json) return printJson(created);
    print(renderSubscription(created));
    print(`secret       ${created.secret}   (keep it: it is not shown again)`);
  },
});

const show = command({
  command: 'show <id>',
  describe: 'show a subscription, its progress, and its last deliveries',
  builder: (cli) => withId(cli),
  handler: async (argv) => {
    const { subscriptions } = clientOf(argv);
    const path = { id: argv.id };
    const [shown, attempts] = await Promise.all([
      subscriptions.show({ path }),
      subscriptions.attempts({ path, query: { limit: 10 } }),
    ]);
    if (argv.json) return printJson({ ...shown, attempts: attempts.items });
    print(renderSubscription(shown));
    if (attempts.items.length === 0) return;
    const rows = attempts.items.map((one) => [
      one.at,
      String(one.attempt),
      one.outcome,
      String(one.status ?? ''),
      one.detail ?? one.answer,
    ]);
    print(`\n${table(['TRIED', 'ATTEMPT', 'OUTCOME', 'STATUS', 'ANSWER'], rows, terminalWidth())}`);
  },
});

const remove = command({
  command: 'delete <id>',
  describe: 'delete a subscription',
  builder: (cli) => withId(cli),
  handler: async (argv) => {
    await clientOf(argv).subscriptions.remove({ path: { id: argv.id } });
    if (argv.json) printJson({ deleted: argv.id });
    else print(`Deleted ${argv.id}.`);
  },
});

const resume = command({
  command: 'resume <id>',
  describe: 'resume deliveries where they stopped',
  builder: (cli) => withId(cli),
  handler: async (argv) => renderNow(argv, await clientOf(argv).subscriptions.resume({ path: { id: argv.id } })),
});

const rewind = command({
  command: 'rewind <id>',
  describe: 'set the cursor and deliver from there',
  builder: (cli) =>
    withId(cli).option('after', {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: 'a cursor, `beginning` or `now`',
    }),
  handler: async (argv) =>
    renderNow(argv, await clientOf(argv).subscriptions.rewind({ path: { id: argv.id }, body: { after: argv.after } })),
});

const skip = command({
  command: 'skip <id>',
  describe: 'skip the next event',
  builder: (cli) =>
    withId(cli).option('event', {
      type: 'string',
      requiresArg: true,
      describe: 'skip only if the next event is this one, so that two operators do not skip two events',
    }),
  handler: async (argv) => {
    const answer = await clientOf(argv).subscriptions.skip({
      path: { id: argv.id },
      query: given({ eventId: argv.event }),
    });
    if (argv.json) return printJson(answer);
    print(`Skipped ${answer.skipped}.`);
  },
});

const test = command({
  command: 'test <id>',
  describe: 'send a signed test event',
  builder: (cli) => withId(cli),
  handler: async (argv) => {
    const attempt = await clientOf(argv).subscriptions.test({ path: { id: argv.id } });
    if (argv.json) printJson(attempt);
    else
      print(
        `${attempt.outcome}${attempt.status === null ? '' : ` (status ${attempt.status})`} after ${Math.round(attempt.durationMs)} ms${attempt.detail === null ? '' : `: ${attempt.detail}`}`,
      );
    if (attempt.outcome !== 'accepted') throw new Failed(EXIT.refused);
  },
});

export const subscriptions = command({
  command: 'subscriptions',
  describe: 'webhooks: list, create, show, delete, resume, rewind, skip, test',
  builder: (cli) =>
    cli
      .command(list)
      .command(create)
      .command(show)
      .command(remove)
      .command(resume)
      .command(rewind)
      .command(skip)
      .command(test)
      .demandCommand(1, 'Give a command for subscriptions.')
      .example('$0 subscriptions list', '')
      .example('$0 subscriptions create https://example.org/hooks/terms --kind exclusivity', '')
      .example('$0 subscriptions rewind 0197… --after beginning', 'deliver everything again'),
  handler: () => undefined,
});

function renderNow(argv: Globals, subscription: Subscription): void {
  if (argv.json) printJson(subscription);
  else print(renderSubscription(subscription));
}

const renderSubscription = (one: Subscription): string =>
  [
    styled('bold', one.id),
    `url          ${one.url}`,
    ...(one.description === null ? [] : [`description  ${one.description}`]),
    `format       ${one.format}`,
    `state        ${stateOf(one)}`,
    `only         ${renderFilter(one.filter)}`,
    `cursor       ${one.cursor}`,
  ].join('\n');

function stateOf({ state, reason, failing }: Subscription): string {
  if (failing !== null)
    return `${state}, failing since ${failing.since} (${counted(failing.failedAttempts, 'attempt')})`;
  return reason === null ? state : `${state}: ${reason}`;
}

const renderFilter = (filter: ChangeFilter): string =>
  Object.keys(filter).length === 0 ? 'everything' : inShort(filter);
