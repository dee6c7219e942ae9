import { keyOfValue } from './absence';
import { inWords, renderMember, type Names } from './render-value';

export interface RenderedDifference {
  readonly was: string;
  readonly now: string;
}

/** Renders the members in which two values differ: `amount 50 bn USD` and `amount 15 bn USD`; null if they do not differ. */
export function renderDifference(was: unknown, now: unknown, names: Names): RenderedDifference | null {
  const [before, after] = [membersOf(was), membersOf(now)];
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => keyOfValue(before[name] ?? null) !== keyOfValue(after[name] ?? null),
  );
  if (differing.length === 0) return null;
  const render = (members: Readonly<Record<string, unknown>>): string =>
    differing
      .map((name) => {
        const member = members[name] === undefined ? 'not stated' : renderMember(members[name], names);
        return `${nameOf(name)} ${member}`;
      })
      .join(', ');
  return { was: render(before), now: render(after) };
}

/** Returns `untilCondition` as `until condition`. */
const nameOf = (member: string): string =>
  inWords(member.replaceAll(/([A-Z])/g, (letter) => `-${letter}`)).toLowerCase();

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
