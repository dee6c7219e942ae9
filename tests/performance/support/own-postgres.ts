import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startInfra } from '#local-infra';

/** A PostgreSQL of its own, synced to disk as the service's is; ended and removed by `stop`. */
export async function startOwnPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shapes-'));
  // The server runs as a user of its own.
  chmodSync(dataDir, 0o755);
  const servers = await startInfra({
    dataDir,
    kafkaBrokers: ['not needed'],
    purpose: 'service',
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  return {
    url: servers.postgres.url,
    async stop() {
      await servers.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
