import { refusal } from "../model/refusal.ts";
import { outsideFetch } from "../privacy/outside_fetch.ts";

/** How long to wait. */
export interface WebhookOptions {
  /** Default 10,000. */
  readonly timeoutMs?: number;
}

/** The rest of an address may be a secret: it is never written anywhere. */
function failure(url: URL, reason: string, options?: ErrorOptions): RangeError {
  const thing = `to the webhook at ${url.host}`;
  return new RangeError(refusal({ action: "post", thing, reason, remedy: "Check the address" }), options);
}

async function answerOf(url: URL, body: string, timeoutMs: number): Promise<Response> {
  try {
    return await outsideFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    const reason = late ? `no answer within ${timeoutMs / 1000} s` : "the connection failed";
    throw failure(url, reason, { cause: error });
  }
}

/**
 * Posts a value as JSON, once.
 *
 * @throws {RangeError} when nobody answers in time, or the answer is no success. It names the host and never the path.
 */
export async function postWebhook(
  url: URL,
  value: unknown,
  { timeoutMs = 10_000 }: WebhookOptions = {},
): Promise<void> {
  const response = await answerOf(url, JSON.stringify(value), timeoutMs);
  await response.body?.cancel();
  if (!response.ok) throw failure(url, `it answered ${response.status}`);
}
