import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

/** Sends a request and returns the response unread, so that the test can read it as slowly as it likes. */
export async function begin(url: string, body?: unknown): Promise<IncomingMessage> {
  const call = request(url, {
    method: body === undefined ? 'GET' : 'POST',
    agent: false,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
  });
  call.end(body === undefined ? undefined : JSON.stringify(body));
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  answer.on('error', () => undefined);
  return answer;
}

/** Reads a response to its end and returns its status, its text and its size. */
export async function read(url: string): Promise<{ status: number; bytes: number; text: string }> {
  const answer = await begin(url);
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  return { status: answer.statusCode!, bytes: all.length, text: all.toString() };
}

/** Yields every page of an answer by following `next`. */
export async function* pagesOf<T extends { readonly next?: string | null }>(
  url: string,
  path: string,
): AsyncGenerator<{ page: T; bytes: number }> {
  for (let next: string | null | undefined = path; next;) {
    const { status, bytes, text } = await read(url + next);
    if (status !== 200) throw new Error(`${next} answered ${status}: ${text.slice(0, 500)}`);
    const page = JSON.parse(text) as T;
    yield { page, bytes };
    next = page.next;
  }
}
