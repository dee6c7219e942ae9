import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Machine } from './machine';
import type { Section } from './table';

/** What one workload came to, with all that it takes to judge it. */
export interface Measurement extends Section {
  readonly title: string;
  readonly number: number;
  readonly measuredAt: string;
  readonly quick: boolean;
  readonly rounds: number;
  readonly seconds: number;
  /** Of one minute, when it began and when it ended: others who used the machine show here. */
  readonly load: readonly [before: number, after: number];
  readonly machine: Machine;
}

/** The last measurement of each workload; measuring one again takes the place of its last. */
export class Measurements {
  private constructor(
    private readonly file: string,
    private readonly byWorkload: Map<string, Measurement>,
  ) {}

  static in(file: string): Measurements {
    return new Measurements(file, new Map(read(file).map((each) => [each.workload, each])));
  }

  get all(): Measurement[] {
    return [...this.byWorkload.values()].sort((a, b) => a.number - b.number);
  }

  keep(measured: Measurement): void {
    this.byWorkload.set(measured.workload, measured);
    write(this.file, this.all);
  }
}

export function write(file: string, measurements: readonly Measurement[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(measurements, null, 2)}\n`);
}

function read(file: string): Measurement[] {
  try {
    // Written by this harness alone.
    return JSON.parse(readFileSync(file, 'utf8')) as Measurement[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
