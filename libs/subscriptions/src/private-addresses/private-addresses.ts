import { randomBytes, randomUUID } from 'node:crypto';
import { rowsOf, type Database } from '#postgres';
import type { PrivateAddress, PrivateSubject } from './private-address';
import { PrivateAddressUnknown, TooManyPrivateAddresses } from './private-address-errors';
import {
  countPrivateAddresses,
  deletePrivateAddress,
  insertPrivateAddress,
  lockOwner,
  readPrivateAddresses,
} from './private-addresses.sql';
import { hashOfToken } from './private-subject';

const TOKEN_BYTES = 32;

export interface PrivateAddressRequest {
  readonly subject: PrivateSubject;
  readonly description: string | null;
}

export interface PrivateAddressesParts {
  readonly database: Database;
  /** The maximum number per owner. */
  readonly limit: number;
  readonly now: () => Date;
}

interface Row {
  [column: string]: unknown;
  id: string;
  owner: string;
  subject_type: PrivateSubject['type'];
  subject_id: string;
  description: string | null;
  created_at: Date;
}

/** Private addresses for programs that cannot send a bearer token: feed readers and calendars. */
export class PrivateAddresses {
  constructor(private readonly parts: PrivateAddressesParts) {}

  /** Creates an address and returns its token, which is never shown again. @throws TooManyPrivateAddresses */
  async create(
    owner: string,
    { subject, description }: PrivateAddressRequest,
  ): Promise<{ address: PrivateAddress; token: string }> {
    const { database, limit, now } = this.parts;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const values = [randomUUID(), owner, hashOfToken(token), subject.type, subject.id, description, now()];
    const [row] = await database.transaction('disk', async (client) => {
      await rowsOf(client, lockOwner, [owner]);
      const [owned] = await rowsOf<{ count: number }>(client, countPrivateAddresses, [owner]);
      if (owned!.count >= limit) throw new TooManyPrivateAddresses(limit);
      return rowsOf<Row>(client, insertPrivateAddress, values);
    });
    return { address: addressOfRow(row!), token };
  }

  /** Reads the addresses of an owner, oldest first, after the one in `after`. */
  async list(
    owner: string,
    page: { readonly after: { readonly createdAt: string; readonly id: string } | null; readonly limit: number },
  ): Promise<PrivateAddress[]> {
    const { createdAt, id } = page.after ?? { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
    const values = [owner, createdAt, id, page.limit];
    return (await rowsOf<Row>(this.parts.database.pool, readPrivateAddresses, values)).map(addressOfRow);
  }

  /** Revokes an address; `owner` null: of any owner. @throws PrivateAddressUnknown */
  async revoke(id: string, owner: string | null): Promise<void> {
    const rows = await rowsOf(this.parts.database.pool, deletePrivateAddress, [id, owner]);
    if (rows.length === 0) throw new PrivateAddressUnknown(id);
  }
}

const addressOfRow = (row: Row): PrivateAddress => ({
  id: row.id,
  owner: row.owner,
  subject: { type: row.subject_type, id: row.subject_id },
  description: row.description,
  createdAt: row.created_at,
});
