/** Far more than an issuer's keys take. */
const MOST_BYTES = 256 * 1024;

/** A JSON object from an issuer, read within the signal's time and a bound of bytes. Rejects with a sentence that says what is wrong. */
export async function fetchDocument(url: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  // A redirect could lead to an address that the operator did not name, or out of TLS.
  const answer = await fetch(url, { redirect: 'error', signal, headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      throw new Error(`${url} does not answer: ${reasonOf(error)}`, { cause: error });
    },
  );
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new Error(`${url} answered ${answer.status}`);
  }
  const text = await boundedText(answer).catch((error: unknown) => {
    throw new Error(`${url} broke off: ${reasonOf(error)}`, { cause: error });
  });
  const document = parsed(text);
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new Error(`${url} answered with something other than a JSON object`);
  return document as Record<string, unknown>;
}

async function boundedText({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `fetch` says "fetch failed", and why in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || message : message;
}
