import OpenAI from "openai";
import { outsideFetch } from "../privacy/outside_fetch.ts";
import { guardedFetch } from "./_guarded_fetch.ts";
import type { ModelOptions } from "./model_options.ts";

/** Milliseconds one request may take unless told otherwise. */
export const defaultTimeoutMs = 60_000;

/** How the key is sent where it is no bearer token, or there is none. */
function keyHeaders({ key, keyHeader }: ModelOptions): Record<string, string | null> {
  if (key === null) return { authorization: null };
  return keyHeader === undefined ? {} : { authorization: null, [keyHeader]: key };
}

/**
 * Makes the client. Never print it: it shows the key. Every setting it would else look up in the environment is given,
 * so that only what was configured for Hindcast is sent.
 */
export function makeClient(options: ModelOptions): OpenAI {
  return new OpenAI({
    apiKey: options.key ?? "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: options.baseUrl,
    timeout: options.timeoutMs ?? defaultTimeoutMs,
    maxRetries: 1,
    logLevel: "off",
    fetch: guardedFetch(options.fetch ?? outsideFetch, options.keyHeader),
    defaultHeaders: keyHeaders(options),
    defaultQuery: options.apiVersion === undefined ? undefined : { "api-version": options.apiVersion },
  });
}
