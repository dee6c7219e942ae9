import { Type, type Static } from 'typebox';
import { closed, Uuid } from '../primitives';

/** The schema of the first record of partition 0. */
export const Genesis = closed({ schemaVersion: Type.Integer({ minimum: 1 }), logId: Uuid });
export type Genesis = Static<typeof Genesis>;

/** Returns the value of the first record of partition 0; its key is null. */
export const genesisValue = (logId: string): Buffer =>
  Buffer.from(JSON.stringify({ schemaVersion: 1, logId } satisfies Genesis));
