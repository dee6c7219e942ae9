import { statSync } from 'node:fs';
import { TokenRegister, type Caller } from './token-register';

/** The interval between checks of the file while requests arrive. A removed token is accepted for at most this long. */
const CHECK_EVERY_MS = 1_000;

/** The tokens of a file, read again after it changes. A changed file with an error is rejected as a whole. */
export class TokenFile {
  private register: TokenRegister;
  private version: string;
  private checkedAt: number;

  /** Throws StartRefused with a sentence that names the fault. */
  constructor(
    private readonly path: string,
    private readonly onFault: (error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.checkedAt = now();
    this.version = versionOf(path);
    this.register = TokenRegister.fromFile(path);
  }

  callerOf(token: string): Caller | undefined {
    if (this.now() - this.checkedAt >= CHECK_EVERY_MS) this.reloadIfChanged();
    return this.register.callerOf(token);
  }

  private reloadIfChanged(): void {
    this.checkedAt = this.now();
    const version = versionOf(this.path);
    if (version === this.version) return;
    // Set before the file is read, so that a fault is reported once.
    this.version = version;
    try {
      this.register = TokenRegister.fromFile(this.path);
    } catch (error) {
      this.onFault(error);
    }
  }
}

/** Returns a text that differs after each change of the file, including a symbolic link that is moved to another file, as Kubernetes does. */
function versionOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : 'missing';
}
