import type { WriteVersion } from '#contracts';
import type { Service } from './service';

/** The version of the records, and with it of the cursors, that is written: the older one until the operator says that all instances read the newer. */
export const writeVersionOf = ({ settings }: Pick<Service, 'settings'>): WriteVersion =>
  settings.writeVersion === '3' ? 3 : 2;
