import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';

/** A request whose answer is taken as the test wants it, or not at all. */
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

/** The text of an answer and how many bytes it has. */
export async function read(url: string): Promise<{ status: number; bytes: number; text: string }> {
  const answer = await begin(url);
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  return { status: answer.statusCode!, bytes: all.length, text: all.toString() };
}

/** Every page of an answer, by `next`. */
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
