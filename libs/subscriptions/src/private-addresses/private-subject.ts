import { createHash } from 'node:crypto';
import { rowsOf, type Queryable } from '#postgres';
import type { PrivateSubject } from './private-address';
import { readSubjectByHash } from './private-addresses.sql';

/** Returns the hash of a token, which is stored in its place. The token is long and random, so the hash needs no salt. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Reads the subject of the private address with this token; null if it was revoked or never existed. */
export async function readPrivateSubject(db: Queryable, token: string): Promise<PrivateSubject | null> {
  type Row = { subject_type: PrivateSubject['type']; subject_id: string };
  const [row] = await rowsOf<Row>(db, readSubjectByHash, [hashOfToken(token)]);
  return row ? { type: row.subject_type, id: row.subject_id } : null;
}
