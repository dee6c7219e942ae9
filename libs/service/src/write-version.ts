import type { WriteVersion } from '#contracts';
import type { Service } from './service';

/** Returns the version in which records and cursors are written: the older one until the operator declares that all instances read the newer one. */
export const writeVersionOf = ({ settings }: Pick<Service, 'settings'>): WriteVersion =>
  settings.writeVersion === '3' ? 3 : 2;
