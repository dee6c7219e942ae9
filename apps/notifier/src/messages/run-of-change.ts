import { writtenStretches, type ToldTermChange, type WrittenStretch } from '#contracts';

/**
 * Returns the run of days that the type of a change is about; undefined if the change names no days.
 * A condition that is met also makes the days before its day certain, so the first run is not always the one.
 * An end covers all the following days without an answer, whatever was answered about them before.
 */
export function runOfChange(change: ToldTermChange): WrittenStretch | undefined {
  const runs = writtenStretches(change);
  if (change.cause.type === 'TermFellDue') return runs[0];
  if (change.type === 'ended') return endIn(runs) ?? runs[0];
  if (change.type === 'started' || change.type === 'took-effect')
    return runs.find(({ now }) => now.length > 0) ?? runs[0];
  return runs[0];
}

function endIn(runs: readonly WrittenStretch[]): WrittenStretch | undefined {
  const start = runs.findIndex(({ now }) => now.length === 0);
  const first = runs[start];
  if (first === undefined) return undefined;
  let { to } = first;
  for (const next of runs.slice(start + 1)) {
    if (next.from !== to || next.now.length > 0) break;
    to = next.to;
  }
  return { ...first, to };
}
