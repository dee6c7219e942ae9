import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { faultsOf } from '#contracts';
import { Type, type Static } from 'typebox';
import { StartRefused } from '#config';
import { SCOPES, type Scope } from '../route/scope';

const TokensFile = Type.Array(
  Type.Object(
    {
      hash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the token, hex' }),
      actor: Type.String({ minLength: 1, maxLength: 200 }),
      scopes: Type.Array(Type.Unsafe<Scope>({ type: 'string', enum: [...SCOPES] }), { minItems: 1 }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1 },
);

/** The actor and the scopes of a request. */
export interface Caller {
  readonly actor: string;
  readonly scopes: readonly Scope[];
  readonly hasToken: boolean;
}

/** The bearer tokens of `API_TOKENS_FILE`. Only their hashes are stored. */
export class TokenRegister {
  private readonly entries: readonly { readonly hash: Buffer; readonly caller: Caller }[];

  constructor(entries: Static<typeof TokensFile>) {
    this.entries = entries.map(({ hash, actor, scopes }) => ({
      hash: Buffer.from(hash, 'hex'),
      caller: { actor, scopes, hasToken: true },
    }));
  }

  /** Reads the file. Throws StartRefused with a sentence that names the fault. */
  static fromFile(path: string): TokenRegister {
    const entries = readJson(path);
    const [fault] = faultsOf(TokensFile, entries);
    if (fault) throw new StartRefused(`API_TOKENS_FILE ${path}: ${fault.pointer || 'the list'} ${fault.message}.`);
    return new TokenRegister(entries as Static<typeof TokensFile>);
  }

  /** Compares with every entry, so that the time taken reveals nothing. */
  callerOf(token: string): Caller | undefined {
    const hash = createHash('sha256').update(token).digest();
    let found: Caller | undefined;
    for (const entry of this.entries) {
      if (timingSafeEqual(entry.hash, hash)) found = entry.caller;
    }
    return found;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartRefused(`API_TOKENS_FILE ${path} cannot be read as JSON: ${(error as Error).message}.`, error);
  }
}
