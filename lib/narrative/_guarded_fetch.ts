import { NarrativeError } from "../model/errors.ts";
import { findSecrets } from "../privacy/find_secrets.ts";
import { boundedText } from "./_bounded_text.ts";
import type { ModelFetch } from "./model_fetch.ts";

/** The client sleeps as long as a server asks; beyond this the offline text is the better answer. */
const longestWaitS = 3;

function mediaType(response: Response): string {
  const type = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return /^[a-z]+\/[a-z0-9.+-]{1,40}$/.test(type) ? type : "no content type";
}

function refuseForm(response: Response, body: string): void {
  const type = mediaType(response);
  if (!/^application\/(?:\w+\+)?json$/.test(type)) {
    throw new NarrativeError(`it answered with ${type} where JSON was asked for`);
  }
  try {
    JSON.parse(body);
  } catch {
    throw new NarrativeError("it answered with JSON that is cut off or malformed");
  }
}

function waitHeaders(response: Response): Record<string, string> {
  const wait = response.headers.get("retry-after");
  if (wait === null) return {};
  const seconds = /^\d+(?:\.\d+)?$/.test(wait.trim()) ? Number(wait) : (Date.parse(wait) - Date.now()) / 1000;
  const short = seconds >= 0 && seconds <= longestWaitS;
  const whole = Number.isFinite(seconds) ? { "retry-after": String(Math.max(0, Math.round(seconds))) } : {};
  return short ? whole : { ...whole, "x-should-retry": "false" };
}

const sent = ["accept", "authorization", "content-type", "user-agent"];

/** The client adds headers about this machine, and whatever OPENAI_CUSTOM_HEADERS holds: neither is for the server. */
function neededHeaders(init: RequestInit | undefined, keyHeader = "authorization"): [string, string][] {
  const needed = [...sent, keyHeader.toLowerCase()];
  return [...new Headers(init?.headers)].filter(([name]) => needed.includes(name));
}

/** The last look at what leaves: all that was loaded is without secrets, but a label or a template is not loaded. */
function requireNoSecret(init: RequestInit | undefined): void {
  const body = init?.body ?? "";
  if (typeof body !== "string") {
    throw new NarrativeError("what was to be sent is no text, and nothing was sent");
  }
  const [first] = findSecrets(new TextEncoder().encode(body));
  if (first) {
    throw new NarrativeError(
      `a secret of kind ${first.kind} stood in what was to be sent, and nothing was sent`,
    );
  }
}

/**
 * Puts a fence around a fetch: nothing with a secret in it is sent, no redirect is followed, no body above 1 MB is read, a success is JSON, no long wait is
 * obeyed, no header is sent that the protocol does not need (`keyHeader`: the one that holds the key). The whole body is read here, so that the client's time limit covers it.
 *
 * @throws {NarrativeError} saying what the answer was instead.
 */
export function guardedFetch(inner: ModelFetch, keyHeader?: string): ModelFetch {
  return async (input, init) => {
    requireNoSecret(init);
    const response = await inner(input, {
      ...init,
      headers: neededHeaders(init, keyHeader),
      redirect: "manual",
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new NarrativeError(`it answered with a redirect (${response.status}), which is not followed`);
    }
    const body = await boundedText(response);
    if (response.ok) refuseForm(response, body);
    const headers = { "content-type": "application/json", ...waitHeaders(response) };
    return new Response(body, { status: response.status, headers });
  };
}
