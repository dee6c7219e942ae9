import { keyOfValue } from './absence';
import { inWords, tellMember, type Names } from './tell-value';

export interface ToldDifference {
  readonly was: string;
  readonly now: string;
}

/** The members in which two values differ, in words: `amount 50 bn USD` and `amount 15 bn USD`; null where they differ in none. */
export function tellDifference(was: unknown, now: unknown, names: Names): ToldDifference | null {
  const [before, after] = [membersOf(was), membersOf(now)];
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => keyOfValue(before[name] ?? null) !== keyOfValue(after[name] ?? null),
  );
  if (differing.length === 0) return null;
  const tell = (members: Readonly<Record<string, unknown>>): string =>
    differing
      .map((name) => {
        const member = members[name] === undefined ? 'not stated' : tellMember(members[name], names);
        return `${nameOf(name)} ${member}`;
      })
      .join(', ');
  return { was: tell(before), now: tell(after) };
}

/** `untilCondition` as `until condition`. */
const nameOf = (member: string): string =>
  inWords(member.replaceAll(/([A-Z])/g, (letter) => `-${letter}`)).toLowerCase();

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
