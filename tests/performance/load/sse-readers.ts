import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fromSource } from '../harness/processes';
import type { Order, Report } from './readers.process';

/** Readers of the stream of term changes, in a process of their own. */
export class SseReaders {
  private constructor(private readonly child: ChildProcess) {}

  static start(): SseReaders {
    return new SseReaders(fork(join(__dirname, 'readers.process.ts'), { execArgv: [...fromSource] }));
  }

  /** So many listen from now on, and count from the first event again. */
  async listen(url: string, readers: number): Promise<void> {
    const done = this.reportOf((report) => ('listening' in report ? report.listening : null));
    const order: Order = { port: Number(new URL(url).port), readers };
    this.child.send(order);
    await done;
  }

  /** When each of them has received the n-th event since `listen`, by the clock that the processes share. */
  timesOf(nth: number): Promise<readonly number[]> {
    return this.reportOf((report) => ('nth' in report && report.nth === nth ? report.at : null));
  }

  async stop(): Promise<void> {
    this.child.kill();
  }

  private reportOf<T>(wanted: (report: Report) => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the readers ended with ${code}`));
      const onReport = (report: Report): void => {
        const found = wanted(report);
        if (found === null) return;
        this.child.off('message', onReport);
        this.child.off('exit', ended);
        resolve(found);
      };
      this.child.on('message', onReport).once('exit', ended);
    });
  }
}
