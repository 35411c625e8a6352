import { budgetedFetch } from "./budgeted_fetch.ts";
import type { NarrateOptions } from "./model_options.ts";

const openai = "https://api.openai.com/v1";
const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function without(reason: string): NarrateOptions {
  return { model: null, reason };
}

function problemOf(baseUrl: string, key: string | null): string | undefined {
  const url = URL.parse(baseUrl);
  if (!url || !/^https?:$/.test(url.protocol)) return "the base URL of the model is no http or https address";
  if (url.username || url.password) return "the base URL of the model holds a user name or password";
  if (key !== null && url.protocol === "http:" && !local.test(url.hostname)) {
    return "the base URL of the model is plain http, over which no key is sent to another machine";
  }
  return undefined;
}

const limits = {
  calls: "HINDCAST_MODEL_CALLS",
  tokens: "HINDCAST_MODEL_TOKENS",
  money: "HINDCAST_MODEL_MONEY",
  price: "HINDCAST_MODEL_PRICE",
} as const;

type Limits = { readonly [limit in keyof typeof limits]: number | null };

/** The limits that are set, or the variable that holds no number above zero. */
function limitsFrom(read: (name: string) => string | undefined): Limits | string {
  const numbers = Object.entries(limits).map(([limit, name]) => {
    const text = read(name);
    return [limit, name, text === undefined ? null : Number(text)] as const;
  });
  const wrong = numbers.find(([, , number]) => number !== null && !(number > 0));
  return wrong ? wrong[1] : Object.fromEntries(numbers.map(([limit, , number]) => [limit, number])) as Limits;
}

/** Tokens that may be used: as many as are allowed, and as many as the money buys. */
function tokensOf({ tokens, money, price }: Limits): number | null {
  const bought = money !== null && price !== null ? Math.floor(money / price * 1e6) : null;
  const least = Math.min(tokens ?? Infinity, bought ?? Infinity);
  return Number.isFinite(least) ? least : null;
}

/**
 * Reads which language model to use from environment variables: `HINDCAST_MODEL` names it, and
 * `HINDCAST_MODEL_BASE_URL` or `HINDCAST_MODEL_KEY` (else `OPENAI_BASE_URL` and `OPENAI_API_KEY`) say where it is.
 *
 * Without `HINDCAST_MODEL` nothing is sent anywhere, whatever else is set. `OPENAI_API_KEY` is never sent to the
 * address in `HINDCAST_MODEL_BASE_URL`: it was not meant for it.
 *
 * `HINDCAST_MODEL_CALLS`, `HINDCAST_MODEL_TOKENS` and `HINDCAST_MODEL_MONEY` are the most a run may use; money needs
 * `HINDCAST_MODEL_PRICE`, what a million tokens cost in the same currency.
 *
 * @param env the variables, as `Deno.env.toObject()` gives them.
 * @returns the model, or no model and the reason in plain words. The reason never holds a value of a variable.
 *
 * @example
 * ```ts
 * import { modelOptionsFromEnv } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(modelOptionsFromEnv({}).model, null);
 * const found = modelOptionsFromEnv({ HINDCAST_MODEL: "small", HINDCAST_MODEL_BASE_URL: "http://localhost:8080/v1" });
 * assert.equal(found.model?.baseUrl, "http://localhost:8080/v1");
 * assert.equal(found.model?.key, null);
 * ```
 */
export function modelOptionsFromEnv(env: Readonly<Record<string, string | undefined>>): NarrateOptions {
  const read = (name: string) => env[name]?.trim() || undefined;
  const model = read("HINDCAST_MODEL");
  if (!model) return without("no language model is named: HINDCAST_MODEL is not set");
  const own = read("HINDCAST_MODEL_BASE_URL");
  const address = own ?? read("OPENAI_BASE_URL");
  const key = read("HINDCAST_MODEL_KEY") ?? (own ? undefined : read("OPENAI_API_KEY")) ?? null;
  if (!address && key === null) {
    return without("HINDCAST_MODEL is set, but neither HINDCAST_MODEL_BASE_URL nor HINDCAST_MODEL_KEY");
  }
  const baseUrl = address ?? openai;
  const problem = problemOf(baseUrl, key);
  if (problem) return without(problem);
  const limits = limitsFrom(read);
  if (typeof limits === "string") return without(`${limits} is no number above zero`);
  if (limits.money !== null && limits.price === null) {
    return without(
      "HINDCAST_MODEL_MONEY is set, but not HINDCAST_MODEL_PRICE, the price of a million tokens",
    );
  }
  const budget = { calls: limits.calls, tokens: tokensOf(limits) };
  const isLimited = budget.calls !== null || budget.tokens !== null;
  const options = { model, baseUrl, key };
  return { model: isLimited ? { ...options, fetch: budgetedFetch(budget) } : options, reason: null };
}
