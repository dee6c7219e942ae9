import { UsageError } from '../run/errors';
import { given } from '../run/given';
import { parsedJson } from '../run/input';
import { termOf } from '../run/options';

/** The options that describe an event on the command line. */
export interface EventFlags {
  readonly type?: string | undefined;
  readonly occurred?: string | undefined;
  readonly title?: string | undefined;
  readonly standing?: string | undefined;
  readonly assertedBy?: readonly string[] | undefined;
  readonly source?: readonly string[] | undefined;
  readonly data?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly end?: readonly string[] | undefined;
  readonly reaffirm?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly untilCondition?: string | undefined;
}

/** Builds the event for the service, which reports missing or wrong parts. */
export function eventOfFlags(flags: EventFlags): object {
  const { type, occurred, title, standing, assertedBy, data } = flags;
  if (type === undefined)
    throw new UsageError(
      'Give a file, `-` for standard input, or describe one event with --type, --occurred, --title …',
    );
  return given({
    type,
    occurred,
    title,
    standing,
    assertedBy,
    sources: flags.source?.map(sourceOf),
    data: data === undefined ? undefined : parsedJson(data, '--data'),
    effects: effectsOf(flags),
  });
}

function effectsOf({ set, end, reaffirm, from, until, untilCondition }: EventFlags): object[] | undefined {
  const effects = [
    ...(set ?? []).map((text) => ({ effect: 'set', ...setOf(text), ...given({ from, until, untilCondition }) })),
    ...(end ?? []).map((text) => ({ effect: 'end', ...termOf(text), ...given({ from }) })),
    ...(reaffirm ?? []).map((text) => ({ effect: 'reaffirm', ...termOf(text) })),
  ];
  return effects.length === 0 ? undefined : effects;
}

function setOf(text: string): object {
  const equals = text.indexOf('=');
  if (equals < 0) throw new UsageError(`--set ${text} has no value; give KIND/SCOPE=JSON.`);
  const name = text.slice(0, equals);
  return { ...termOf(name), value: parsedJson(text.slice(equals + 1), `The value of ${name}`) };
}

/** Parses PUBLISHER, or PUBLISHER=ADDRESS. */
function sourceOf(text: string): object {
  const equals = text.indexOf('=');
  if (equals < 0) return { publisher: text };
  return { publisher: text.slice(0, equals), url: text.slice(equals + 1) };
}
