/** No answer of an issuer that makes sense is longer (bytes): its key sets and group lists take some ten thousand. */
const MOST = 1_000_000;

/** The issuer's answer was too long to be read. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

/** `fetch` that reads the whole answer, follows no redirect, and gives up where the answer grows beyond all sense. */
export async function boundedFetch(
  url: string | URL,
  options: Omit<RequestInit, 'body'> & { body?: unknown },
): Promise<Response> {
  // The libraries' types of a body are wider than the platform's; what they send is a form or nothing.
  const body = options.body instanceof URLSearchParams ? options.body : undefined;
  const response = await fetch(url, { ...options, body: body ?? null, redirect: 'manual' });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MOST) throw new AnswerTooLong();
    parts.push(part);
  }
  const { status, statusText, headers } = response;
  const mayHaveBody = status !== 204 && status !== 304;
  return new Response(mayHaveBody ? Buffer.concat(parts) : null, { status, statusText, headers });
}
