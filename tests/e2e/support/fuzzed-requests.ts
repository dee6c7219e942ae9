import type { Dice } from '#testing';

/** The parts of an OpenAPI document from which requests are generated. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Data known to the service: ids, cursors and page tokens that it issued, and bodies that it can record. */
export interface Known {
  readonly texts: readonly string[];
  readonly cursors: readonly string[];
  readonly pageTokens: readonly string[];
  readonly bodies: readonly object[];
  readonly token: string;
}

const HOSTILE_TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  '9007199254740993',
  'x'.repeat(300),
  '../../etc/passwd',
  "'; DROP TABLE event; --",
  '\u0000',
  '\ud800',
  '\u202e',
  'constructor',
  '__proto__',
  '2020-02-30',
  '[0001..9999]',
  '9999-12-31T23:59:60Z',
  '{}',
  '[]',
  '%',
  '%zz',
  '*',
];
const DATES = ['2026-01-01', '2019', '201X', '[2026-02..]', '2026-01-01T00:00:00Z', '[0001..9999]', '2025-33'];
const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'application/x-ndjson',
  'text/plain',
  'a/b; c',
];
const ACCEPTED = [
  '*/*',
  'application/json',
  'application/x-ndjson',
  'text/csv',
  'text/event-stream',
  'q=;',
  'a'.repeat(300),
];

/** Generates requests of every operation, valid and invalid in each part. Equal dice yield equal requests. */
export class RequestFuzzer {
  private readonly operations: readonly (readonly [path: string, method: string, operation: Operation])[];

  constructor(
    private readonly dice: Dice,
    private readonly document: ApiDocument,
    private readonly known: Known,
  ) {
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [path, method.toUpperCase(), operation] as const),
    );
  }

  next(): FuzzedRequest {
    const [path, method, operation] = this.dice.oneOf(this.operations);
    const parameters = operation.parameters ?? [];
    const place = (wanted: string) => parameters.filter((parameter) => parameter.in === wanted);
    const full = place('path').reduce(
      (so, { name, schema }) => so.replace(`{${name}}`, encodeURIComponent(wellFormed(this.text(name, schema)))),
      path,
    );
    const query = place('query').flatMap(({ name, schema }) =>
      this.chance(2) ? [`${name}=${this.encoded(this.text(name, schema))}`] : [],
    );
    if (query.length > 0 && this.chance(10)) query.push(query[0]!);
    if (this.chance(12)) query.push(`${this.encoded(this.anyText())}=${this.encoded(this.anyText())}`);
    const headers = this.headers(place('header'));
    const body = this.body(operation, headers);
    return {
      method: this.chance(40) ? 'DELETE' : method,
      path: `${full}${query.length > 0 ? '?' : ''}${query.join('&')}`,
      headers,
      body,
    };
  }

  private headers(parameters: readonly { readonly name: string; readonly schema: Schema }[]): Record<string, string> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.known.token}` };
    for (const { name, schema } of parameters)
      if (this.chance(2)) headers[name.toLowerCase()] = printable(this.text(name, schema));
    if (this.chance(12))
      headers['authorization'] = printable(this.dice.oneOf(['Bearer x', 'Basic eDp5', this.anyText()]));
    if (this.chance(6)) headers['accept'] = this.dice.oneOf(ACCEPTED);
    if (this.chance(60)) headers['expect'] = this.dice.oneOf(['x', '200-ok']);
    if (this.chance(60))
      headers['host'] = this.dice.oneOf(['evil.example', 'a b', '[', '%00', 'localhost:99999', '1.1.1.1.1']);
    if (this.chance(60)) headers['content-encoding'] = 'gzip';
    return headers;
  }

  private body({ requestBody }: Operation, headers: Record<string, string>): string | undefined {
    if (!requestBody) return this.chance(20) ? '{}' : undefined;
    const [type, { schema }] = this.dice.oneOf(Object.entries(requestBody.content));
    headers['content-type'] = this.chance(10) ? this.dice.oneOf(TYPES) : type;
    const one = (): unknown => (this.chance(2) ? this.dice.oneOf(this.known.bodies) : this.value(schema, 0));
    const text =
      type === 'application/json'
        ? JSON.stringify(one())
        : Array.from({ length: this.dice.below(4) }, () => JSON.stringify(one())).join('\n');
    return this.chance(3) ? this.broken(text ?? 'null') : text;
  }

  private broken(text: string): string {
    const at = this.dice.below(text.length + 1);
    const rest = text.slice(at + this.dice.below(4));
    return (
      text.slice(0, at) + this.dice.oneOf(['', '"', '}', ',', '1e999', '\u0000', JSON.stringify(this.anyText())]) + rest
    );
  }

  private value(schema: Schema, depth: number): unknown {
    if (this.chance(15)) return this.dice.oneOf<unknown>([null, true, -1, 1e21, [], {}, this.anyText()]);
    if (schema.$ref) return this.value(this.document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {}, depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return this.dice.oneOf(schema.enum);
    const ways = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (ways) return this.value(this.dice.oneOf(ways), depth + 1);
    switch (schema.type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return Array.from({ length: depth > 6 ? 0 : this.dice.below(4) }, () =>
          this.value(schema.items ?? {}, depth + 1),
        );
      case 'integer':
      case 'number':
        return this.number(schema);
      case 'boolean':
        return this.chance(2);
      default:
        return this.anyText();
    }
  }

  private object({ properties = {}, required = [] }: Schema, depth: number): object {
    const members = Object.entries(properties).filter(
      ([name]) => required.includes(name) || (depth < 6 && this.chance(3)),
    );
    return Object.fromEntries(members.map(([name, member]) => [name, this.value(member, depth + 1)]));
  }

  private number({ minimum = 0, maximum = 1_000 }: Schema): number {
    return this.dice.oneOf([minimum, maximum, minimum - 1, maximum + 1, minimum + this.dice.below(100), 0.5]);
  }

  private text(name: string, schema: Schema): string {
    if (this.chance(6)) return this.anyText();
    if (/after|Last-Event-ID|until/i.test(name) && this.chance(2)) return this.crafted();
    if (/at$|^from|^to/i.test(name)) return this.dice.oneOf(DATES);
    if (/^(id|partnership|kind|scope|eventId|commandId|party)$/.test(name)) return this.dice.oneOf(this.known.texts);
    if (schema.type === 'string') return this.anyText();
    const value = this.value(schema.type === 'array' && schema.items ? schema.items : schema, 0);
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  }

  /** Returns a cursor or page token as issued, truncated, with a changed byte, or invented. */
  private crafted(): string {
    const { dice, known } = this;
    const token = dice.oneOf([...known.cursors, ...known.pageTokens]);
    const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length > 0) bytes[dice.below(bytes.length)] = dice.below(256);
    return dice.oneOf([
      token,
      token.slice(0, dice.below(token.length + 1)),
      token + token,
      bytes.toString('base64url'),
      made([1, this.value({}, 0)]),
      made([1, [dice.oneOf(['', 'a', '\u0000']), -1, 1e15]]),
      made({ v: 1, logId: known.texts[0], places: Array.from({ length: dice.below(14) }, () => 1e15) }),
    ]);
  }

  private anyText(): string {
    const { dice, known } = this;
    return this.chance(2) ? dice.oneOf(HOSTILE_TEXTS) : dice.oneOf([...DATES, ...known.texts]);
  }

  private encoded(text: string): string {
    return this.chance(40) ? '%zz' : encodeURIComponent(wellFormed(text));
  }

  private chance(oneIn: number): boolean {
    return this.dice.below(oneIn) === 0;
  }
}

const wellFormed = (text: string): string => text.toWellFormed();

/** Returns the text with only the characters that an HTTP client allows in a header. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');
