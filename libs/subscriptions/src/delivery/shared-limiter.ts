import { Limiter } from '#postgres';

/** The part of all concurrent tasks that one owner may have. */
const SHARE_OF_OWNER = 1 / 4;

interface Owned {
  readonly limiter: Limiter;
  /** The running and the waiting tasks. */
  tasks: number;
}

/** Runs at most `atOnce` tasks at the same time, and at most a quarter of them for one owner, so that no owner keeps the others waiting. */
export class SharedLimiter {
  private readonly all: Limiter;
  private readonly perOwner: number;
  private readonly owned = new Map<string, Owned>();

  constructor(atOnce: number) {
    this.all = new Limiter(atOnce);
    this.perOwner = Math.max(1, Math.floor(atOnce * SHARE_OF_OWNER));
  }

  /** The number of owners with tasks. */
  get owners(): number {
    return this.owned.size;
  }

  async run<T>(owner: string, task: () => Promise<T>): Promise<T> {
    const own = this.owned.get(owner) ?? { limiter: new Limiter(this.perOwner), tasks: 0 };
    this.owned.set(owner, own);
    own.tasks += 1;
    try {
      return await own.limiter.run(() => this.all.run(task));
    } finally {
      own.tasks -= 1;
      if (own.tasks === 0) this.owned.delete(owner);
    }
  }
}
