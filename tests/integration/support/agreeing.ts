import { canonicalJson } from '#contracts';

/** Collects the sentences in which two answers contradict each other. */
export class Agreeing {
  readonly faults: string[] = [];
  compared = 0;

  agree(where: string, is: unknown, other: unknown): void {
    this.compared += 1;
    const [a, b] = [is, other].map((each) => canonicalJson(each ?? null));
    if (a !== b) this.faults.push(`${where}: ${a} and ${b}`);
  }
}
