/** A response with its parsed body. */
export interface Answer<T = Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A body without a schema; tests assert its content. */
export type Body = Record<string, unknown>;

export interface Problem extends Body {
  readonly code: string;
  readonly errors?: readonly { code: string; pointer: string; detail: string }[];
}

export interface Recorded extends Body {
  readonly commandId: string;
  readonly version: number;
  readonly events: readonly { id: string; version: number; recordedAt: string }[];
}

export async function get<T = Body>(url: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
  return answerOf<T>(await fetch(url, { headers }));
}

export async function post<T = Body>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
  return answerOf<T>(response);
}

/** Records events of a partnership. */
export const record = <T = Recorded>(
  url: string,
  partnershipId: string,
  events: readonly unknown[],
  headers: Record<string, string> = {},
): Promise<Answer<T>> => post<T>(`${url}/v1/partnerships/${partnershipId}/events`, { events }, headers);

/** Imports NDJSON lines and returns the lines of the response. */
export async function importLines<T = Body>(url: string, lines: readonly (object | string)[]): Promise<T[]> {
  const response = await fetch(`${url}/v1/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`import answered ${response.status}: ${text}`);
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as T };
}
