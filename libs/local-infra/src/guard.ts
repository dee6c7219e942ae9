import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Starts a small process that outlives ours and ends `pid` if we die first, even by `kill -9`: its standard input closes with us. Call `dismiss`
 * once `pid` has ended, before the pid can be reused.
 */
export function guard(pid: number, signal: NodeJS.Signals): { dismiss(): void } {
  const script = 'read -r line || kill -s "$1" "$0"';
  const watcher = spawn('sh', ['-c', script, String(pid), signal.replace('SIG', '')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  watcher.unref();
  // A pipe to a child is a Socket, though its type is Writable. Without unref it would keep our event loop alive.
  (watcher.stdin as Socket).unref();
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  return { dismiss: () => void watcher.stdin.end('done\n') };
}
