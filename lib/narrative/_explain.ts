import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { NarrativeError } from "../model/errors.ts";
import { defaultTimeoutMs } from "./_client.ts";
import type { ModelOptions } from "./model_options.ts";

function ownCause(error: unknown): NarrativeError | undefined {
  if (error instanceof NarrativeError) return error;
  return error instanceof Error && error.cause !== undefined ? ownCause(error.cause) : undefined;
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
  const own = ownCause(error);
  if (own) return own.message;
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
