import { Problem, type ProblemFault } from '#http';
import { orProblem } from './or-problem';
import { readBetween, readResolve } from './parameters';
import { readAt, readKnownAt, readPeriod } from './question-times';
import { readUntil } from './until';

type Members = Readonly<Record<string, unknown>>;

const readDays = (text: string, pointer: string): unknown => readAt(text, 0, pointer);

/** The members of questions that are texts with a grammar of their own. Each name means the same on every route. */
const READERS: ReadonlyMap<string, (text: string, pointer: string) => unknown> = new Map([
  ...['at', 'fromAt', 'toAt', 'from', 'to'].map((name) => [name, readDays] as const),
  ...['knownAt', 'fromKnownAt', 'toKnownAt'].map((name) => [name, readKnownAt] as const),
  ['between', readBetween] as const,
  ['until', readUntil] as const,
]);

/**
 * Returns the faults of dates, known times, parties and what is to be resolved, all at once. `prefix` is the place of the question, which may be
 * any JSON.
 */
export function questionFaults(question: unknown, prefix = ''): readonly ProblemFault[] {
  // Whatever has no members has none of these.
  const members = Object(question) as Members;
  const faults = Object.entries(members).flatMap(([name, value]) => {
    const read = READERS.get(name);
    return read && typeof value === 'string' ? faultsOf(() => read(value, `${prefix}/${name}`)) : [];
  });
  const ofPeriod = faults.length > 0 ? [] : faultsOfPeriod(members);
  return [...faults, ...ofPeriod, ...faultsOfResolve(members, prefix)];
}

const faultsOfResolve = ({ resolve, kind, scope }: Members, prefix: string): readonly ProblemFault[] =>
  faultsOf(() =>
    readResolve({ resolve: resolve === true, kind: textOf(kind), scope: textOf(scope) }, `${prefix}/resolve`),
  );

const faultsOfPeriod = ({ from, to }: Members): readonly ProblemFault[] =>
  typeof from === 'string' && typeof to === 'string' ? faultsOf(() => readPeriod({ from, to })) : [];

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function faultsOf(read: () => unknown): readonly ProblemFault[] {
  const result = orProblem(read);
  return result instanceof Problem ? result.errors : [];
}
