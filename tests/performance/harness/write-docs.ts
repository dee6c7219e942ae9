import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'oxfmt';
import type { Machine } from './machine';
import type { Measurement } from './measurements';
import { markdownTable } from './table';

const BEGIN = '<!-- measured: written by npm run bench -- --write-docs -->';
const END = '<!-- end of measured -->';

export class NoPlaceInDocs extends Error {
  constructor(file: string) {
    super(`${file} has no place for the figures: it needs the lines "${BEGIN}" and "${END}".`);
    this.name = 'NoPlaceInDocs';
  }
}

/** Puts the measured figures between two markers, and keeps the rest of the page. */
export async function writeDocs(file: string, measurements: readonly Measurement[]): Promise<void> {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new NoPlaceInDocs(file);
  const written = `${page.slice(0, begin + BEGIN.length)}\n\n${describeAll(measurements)}\n\n${page.slice(end)}`;
  writeFileSync(file, (await format(file, written)).code);
}

function describeAll(measurements: readonly Measurement[]): string {
  const machines = [...Map.groupBy(measurements, ({ machine }) => describeMachine(machine))];
  return machines
    .map(([machine, some]) => [machine, markdownTable(some), ...some.map(describeRun)].join('\n\n'))
    .join('\n\n');
}

/** One paragraph: what the figures were measured on, and which durability held. */
export function describeMachine({ cores, memoryGiB, cpu, kernel, node, postgres, kafka, durability }: Machine): string {
  const kept = Object.entries(durability).map(([name, value]) => `${name} = ${value}`);
  return `${cores} cores (${cpu}), ${memoryGiB} GiB, ${kernel}; Node ${node}, PostgreSQL ${postgres}, Kafka ${kafka}. Durability: ${kept.join('; ')}.`;
}

export const describeRun = ({
  workload,
  measuredAt,
  quick,
  rounds,
  seconds,
  load: [before, after],
}: Measurement): string =>
  `${workload}: ${measuredAt.slice(0, 16).replace('T', ' ')} UTC, ${rounds} rounds${quick ? ' of --quick' : ''}, ${Math.round(seconds)} s, load average ${before.toFixed(1)} before and ${after.toFixed(1)} after.`;
