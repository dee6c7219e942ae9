/** Far more than the keys of an issuer need. */
const MOST_BYTES = 256 * 1024;

/** Fetches a JSON object from an issuer, bounded by the signal and by `MOST_BYTES`. Rejects with a sentence that says what is wrong. */
export async function fetchDocument(url: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  // A redirect could lead to an address that the operator did not name, or away from TLS.
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

/** Returns the cause of a fetch error: `fetch` itself only says "fetch failed". */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || message : message;
}
