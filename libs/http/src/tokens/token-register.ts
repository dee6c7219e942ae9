import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Fault, faultsOf } from '#contracts';
import { Type, type Static } from 'typebox';
import { StartRefused } from '#config';
import { SCOPES, type Scope } from '../route/scope';
import { isActorName } from './actor-name';

type Entries = Static<typeof TokensFile>;

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

const ACTOR_RULE =
  'must be visible text without spaces around it, and neither "anonymous" nor "service", which are names of the service';

/** The actor and the scopes of a request. */
export interface Caller {
  readonly actor: string;
  readonly scopes: readonly Scope[];
  readonly hasToken: boolean;
}

/** The bearer tokens of `API_TOKENS_FILE`. Only their hashes are stored. */
export class TokenRegister {
  private readonly entries: readonly { readonly hash: Buffer; readonly caller: Caller }[];

  constructor(entries: Entries) {
    this.entries = entries.map(({ hash, actor, scopes }) => ({
      hash: Buffer.from(hash, 'hex'),
      caller: { actor, scopes, hasToken: true },
    }));
  }

  /** Reads the file. Throws StartRefused with a sentence that names the fault. */
  static fromFile(path: string): TokenRegister {
    const entries = readJson(path);
    const fault = faultOf(entries);
    if (fault) throw new StartRefused(`API_TOKENS_FILE ${path}: ${fault.pointer || 'the list'} ${fault.message}.`);
    return new TokenRegister(entries as Entries);
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

/** Returns the first fault of the list. */
function faultOf(entries: unknown): Pick<Fault, 'pointer' | 'message'> | undefined {
  const [fault] = faultsOf(TokensFile, entries);
  if (fault) return fault;
  const places = new Map<string, number>();
  for (const [place, { hash, actor }] of (entries as Entries).entries()) {
    const other = places.get(hash);
    if (other !== undefined) return { pointer: `/${place}/hash`, message: `is that of /${other} too` };
    if (!isActorName(actor)) return { pointer: `/${place}/actor`, message: ACTOR_RULE };
    places.set(hash, place);
  }
  return undefined;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartRefused(`API_TOKENS_FILE ${path} cannot be read as JSON: ${(error as Error).message}.`, error);
  }
}
