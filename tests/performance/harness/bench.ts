import { dropPlace, newPlace, type Place, type Servers } from './servers';
import { startProjector, startService, type Running } from './processes';
import type { Progress } from './progress';
import type { Row } from './row';
import { untilPublished } from './until-published';

/** One entry of the list of workloads; its rows are compared only with what the same invocation measured. */
export interface Workload {
  readonly name: string;
  /** Its number in the list. */
  readonly number: number;
  readonly title: string;
  run(bench: Bench): Promise<Row[]>;
}

export interface BenchOptions {
  readonly servers: Servers;
  readonly progress: Progress;
  readonly quick: boolean;
  readonly rounds: number;
  /** Profiles of the service's processes are written here. */
  readonly profile: string | undefined;
}

const LAST_WORDS = 1_500;

/** The environment of a workload: the shared servers, places of its own, processes that end with it. */
export class Bench {
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly running: Running[] = [];
  private subject = '';

  constructor(private readonly options: BenchOptions) {}

  get servers(): Servers {
    return this.options.servers;
  }

  get progress(): Progress {
    return this.options.progress;
  }

  get rounds(): number {
    return this.options.rounds;
  }

  /** Sets the subject of the progress messages from now on. */
  begin(subject: string): void {
    this.subject = subject;
    this.report('begins');
  }

  get quick(): boolean {
    return this.options.quick;
  }

  report(text: string): void {
    this.progress.report(`${this.subject}: ${text}`);
  }

  /** The size: that of a full run, or that of `--quick`. */
  size(full: number, quick: number): number {
    return this.options.quick ? quick : full;
  }

  /** How long one round of requests goes on. */
  get seconds(): number {
    return this.size(6, 1.5);
  }

  async place(name: string): Promise<Place> {
    const place = await newPlace(this.servers, name);
    this.defer(() => dropPlace(this.servers, place));
    return place;
  }

  /** Resolves when it has published the changes that it found at its start. */
  async service(place: Place, flags: readonly string[] = []): Promise<Running> {
    const service = await this.ending(startService(this.servers, place, [...this.flags, ...flags]));
    await this.untilPublished(place);
    return service;
  }

  /** Waits until the service of a place has published all projected changes. */
  untilPublished(place: Place): Promise<void> {
    return untilPublished(place, (done, of) => this.progress.count(done, of));
  }

  projector(place: Place): Promise<Running> {
    return this.ending(startProjector(this.servers, place, this.flags));
  }

  /** Ends with the workload at the latest. */
  async ending(started: Promise<Running>): Promise<Running> {
    const running = await started;
    this.running.push(running);
    this.defer(() => running.stop());
    return running;
  }

  defer(stop: () => Promise<void>): void {
    this.stops.push(stop);
  }

  /** The last output of the workload's processes, which may say why it failed. */
  get lastWords(): string {
    return this.running.map(({ pid, output }) => `process ${pid}: ${output().trim().slice(-LAST_WORDS)}`).join('\n');
  }

  /** Ends and drops everything that the workload has created, the last first. */
  async end(): Promise<void> {
    for (const stop of this.stops.splice(0).reverse()) await stop();
    this.running.length = 0;
  }

  /**
   * Each act once a round, in an order that rotates from round to round, so that other work on the machine affects all alike.
   */
  async interleaved<Acts extends Record<string, () => Promise<unknown>>>(
    acts: Acts,
  ): Promise<{ [Name in keyof Acts]: Awaited<ReturnType<Acts[Name]>>[] }> {
    const names = Object.keys(acts);
    const results = Object.fromEntries(names.map((name) => [name, [] as unknown[]]));
    for (let round = 0; round < this.rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(turn + round) % names.length]!;
        this.report(`round ${round + 1} of ${this.rounds}: ${name}`);
        results[name]!.push(await acts[name]!());
      }
    }
    // Filled from `acts` by name, one result a round.
    return results as { [Name in keyof Acts]: Awaited<ReturnType<Acts[Name]>>[] };
  }

  private get flags(): string[] {
    const { profile } = this.options;
    return profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  }
}
