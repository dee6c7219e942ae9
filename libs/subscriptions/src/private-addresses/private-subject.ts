import { createHash } from 'node:crypto';
import { rowsOf, type Queryable } from '#postgres';
import type { PrivateSubject } from './private-address';
import { readSubjectByHash } from './private-addresses.sql';

/** What is stored of a token. It is random and long, so that a hash without salt gives nothing away. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What the private address with this token tells of; null where it was revoked or never existed. */
export async function readPrivateSubject(db: Queryable, token: string): Promise<PrivateSubject | null> {
  type Row = { subject_type: PrivateSubject['type']; subject_id: string };
  const [row] = await rowsOf<Row>(db, readSubjectByHash, [hashOfToken(token)]);
  return row ? { type: row.subject_type, id: row.subject_id } : null;
}
