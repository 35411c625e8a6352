import { budgetedFetch, type ModelBudget } from "./budgeted_fetch.ts";
import type { ModelOptions, NarrateOptions } from "./model_options.ts";

const openai = "https://api.openai.com/v1";
const local = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Which kind of model is asked for, by its variables. */
export interface EndpointVariables {
  /** The variable that names the model, and the beginning of those that say where it is. */
  readonly model: string;
  readonly prefix: string;
  /** The model in words. */
  readonly kind: string;
}

type Read = (name: string) => string | undefined;

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

/** What a run may use, or what is wrong with what is said of it. */
function budgetFrom(read: Read, prefix: string): ModelBudget | string {
  const names = {
    calls: "HINDCAST_MODEL_CALLS",
    tokens: "HINDCAST_MODEL_TOKENS",
    money: "HINDCAST_MODEL_MONEY",
    price: `${prefix}_PRICE`,
  };
  const given = Object.entries(names).map(([limit, name]) => [limit, name, read(name)] as const);
  const wrong = given.find(([, , text]) => text !== undefined && !(Number(text) > 0));
  if (wrong) return `${wrong[1]} is no number above zero`;
  const { calls, tokens, money, price } = Object.fromEntries(
    given.map(([limit, , text]) => [limit, text === undefined ? null : Number(text)]),
  ) as Record<keyof typeof names, number | null>;
  if (money !== null && price === null) {
    return `${names.money} is set, but not ${names.price}, the price of a million tokens`;
  }
  const bought = money === null || price === null ? Infinity : Math.floor(money / price * 1e6);
  const most = Math.min(tokens ?? Infinity, bought);
  return { calls, tokens: Number.isFinite(most) ? most : null };
}

/** How a server wants its key and which version of its protocol it speaks, or the variable that is none of either. */
function waysFrom(read: Read, prefix: string): Pick<ModelOptions, "keyHeader" | "apiVersion"> | string {
  const [keyHeader, apiVersion] = [read(`${prefix}_KEY_HEADER`), read(`${prefix}_API_VERSION`)];
  if (keyHeader !== undefined && !/^[a-z][a-z0-9-]{0,39}$/i.test(keyHeader)) {
    return `${prefix}_KEY_HEADER is no name of a header`;
  }
  if (apiVersion !== undefined && !/^[\w.-]{1,40}$/.test(apiVersion)) {
    return `${prefix}_API_VERSION is no version such as 2024-10-21`;
  }
  return {
    ...(keyHeader === undefined ? {} : { keyHeader }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
}

/** Reads where a model is and what a run may use of it; the reason, where there is none, holds no value of a variable. */
export function endpointFromEnv(
  env: Readonly<Record<string, string | undefined>>,
  { model: name, prefix, kind }: EndpointVariables,
): NarrateOptions {
  const read: Read = (variable) => env[variable]?.trim() || undefined;
  const model = read(name);
  if (!model) return without(`no ${kind} is named: ${name} is not set`);
  const own = read(`${prefix}_BASE_URL`);
  const address = own ?? read("OPENAI_BASE_URL");
  const key = read(`${prefix}_KEY`) ?? (own ? undefined : read("OPENAI_API_KEY")) ?? null;
  if (!address && key === null) {
    return without(`${name} is set, but neither ${prefix}_BASE_URL nor ${prefix}_KEY`);
  }
  const baseUrl = address ?? openai;
  const problem = problemOf(baseUrl, key);
  if (problem) return without(problem);
  const [ways, budget] = [waysFrom(read, prefix), budgetFrom(read, prefix)];
  if (typeof ways === "string") return without(ways);
  if (typeof budget === "string") return without(budget);
  const options = { model, baseUrl, key, ...ways };
  const isLimited = budget.calls !== null || budget.tokens !== null;
  return { model: isLimited ? { ...options, budget, fetch: budgetedFetch(budget) } : options, reason: null };
}
