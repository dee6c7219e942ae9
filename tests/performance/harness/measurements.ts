import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Machine } from './machine';
import type { Section } from './table';

/** The result of one workload, with everything needed to judge it. */
export interface Measurement extends Section {
  readonly title: string;
  readonly number: number;
  readonly measuredAt: string;
  readonly quick: boolean;
  readonly rounds: number;
  readonly seconds: number;
  /** Load averages of one minute at its begin and end: they show other use of the machine. */
  readonly load: readonly [before: number, after: number];
  readonly machine: Machine;
}

/** The last measurement of each workload; a new measurement replaces the last one. */
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
