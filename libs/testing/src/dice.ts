/** Draws from a generator of numbers in [0, 1). The same generator yields the same draws. */
export class Dice {
  constructor(private readonly random: () => number) {}

  chance(likely: number): boolean {
    return this.random() < likely;
  }

  /** Returns a whole number from 0 to just below `end`. */
  below(end: number): number {
    return Math.floor(this.random() * end);
  }

  oneOf<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }

  some<T>(all: readonly T[]): T[] {
    return all.filter(() => this.chance(0.5));
  }

  weighted<T>(all: readonly (readonly [weight: number, item: T])[]): T {
    let left = this.random() * all.reduce((sum, [weight]) => sum + weight, 0);
    return (all.find(([weight]) => (left -= weight) < 0) ?? all.at(-1)!)[1];
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((item) => ({ item, key: this.random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16)).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
