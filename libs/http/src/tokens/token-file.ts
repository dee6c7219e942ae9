import { statSync } from 'node:fs';
import { TokenRegister, type Caller } from './token-register';

/** How often the file is looked at while requests come: a token that was taken out is good for so long. */
const LOOK_EVERY_MS = 1_000;

/** The tokens of a file, read again when it has changed. What it has become is taken as a whole, or not at all where it is wrong. */
export class TokenFile {
  private register: TokenRegister;
  private version: string;
  private lookedAt: number;

  /** Throws StartRefused with a sentence that names the fault. */
  constructor(
    private readonly path: string,
    private readonly onFault: (error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.lookedAt = now();
    this.version = versionOf(path);
    this.register = TokenRegister.fromFile(path);
  }

  callerOf(token: string): Caller | undefined {
    if (this.now() - this.lookedAt >= LOOK_EVERY_MS) this.look();
    return this.register.callerOf(token);
  }

  private look(): void {
    this.lookedAt = this.now();
    const version = versionOf(this.path);
    if (version === this.version) return;
    // Also where it is wrong: it is told once.
    this.version = version;
    try {
      this.register = TokenRegister.fromFile(this.path);
    } catch (error) {
      this.onFault(error);
    }
  }
}

/** What is another after each change, also where the name is made to lead to another file, as Kubernetes does. */
function versionOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : 'missing';
}
