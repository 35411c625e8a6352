import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { NarrativeError } from "../model/errors.ts";
import { defaultTimeoutMs } from "./_client.ts";
import type { ModelOptions } from "./model_options.ts";

function* causesOf(error: unknown): Generator<unknown> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

function ownWords(error: unknown): string | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof NarrativeError) return cause.message;
    if (cause instanceof Deno.errors.NotCapable) {
      return "the permissions of this run do not allow reaching it";
    }
  }
  return undefined;
}

function statusWords(status: number): string {
  if (status === 401 || status === 403) return "it did not accept the key";
  if (status === 404) return "it knows no such model or address";
  if (status === 424) return "the recording holds no answer to this request";
  if (status === 429) return "it is taking no more requests now";
  return status >= 500 ? "it failed" : "it did not accept the request";
}

function waitWords(error: APIError): string {
  const wait: unknown = error.headers?.get("retry-after");
  return typeof wait === "string" && /^\d+$/.test(wait) ? ` and asks to wait ${wait} s` : "";
}

function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString("en-GB", { maximumFractionDigits: 1 })} s`;
}

/**
 * Says what went wrong with a request, about "it", the model. Only words of ours: what a server or the client says may
 * hold the key.
 */
export function explain(error: unknown, options: ModelOptions): string {
  const own = ownWords(error);
  if (own !== undefined) return own;
  if (error instanceof APIUserAbortError) return "the time for the whole narration was used up";
  if (error instanceof APIConnectionTimeoutError) {
    return `it did not answer within ${seconds(options.timeoutMs ?? defaultTimeoutMs)}`;
  }
  if (error instanceof APIConnectionError) {
    return "the connection failed or was closed before the answer was complete";
  }
  if (error instanceof APIError && typeof error.status === "number") {
    return `${statusWords(error.status)} (${error.status})${waitWords(error)}`;
  }
  return "the request could not be made";
}
