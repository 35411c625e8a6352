import { NarrativeError } from "../model/errors.ts";
import type { Embedder } from "../model/embedder.ts";
import { checkModel, type ModelSupport } from "../narrative/check_model.ts";
import { embedderFromEnv } from "../narrative/embedder_from_env.ts";
import type { ModelOptions } from "../narrative/model_options.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { readArguments } from "./arguments.ts";
import { complain, say } from "./terminal.ts";

const help = `Says which models are configured, and with --check what their endpoints support.

  deno task models [--check] [--json]

  --check   ask them a short question or two; nothing of your exports is sent
  --json    the result as JSON

Any server that speaks the chat completions protocol will do: OpenAI, Azure, Ollama, llama.cpp, Anthropic's
compatible endpoint. HINDCAST_MODEL names the model, HINDCAST_MODEL_BASE_URL the address, HINDCAST_MODEL_KEY the key.
For Azure set HINDCAST_MODEL_KEY_HEADER=api-key and, for an address with /deployments/ in it, HINDCAST_MODEL_API_VERSION.
HINDCAST_MODEL_CALLS, HINDCAST_MODEL_TOKENS and HINDCAST_MODEL_MONEY with HINDCAST_MODEL_PRICE (of a million tokens)
are the most a run may use.
HINDCAST_EMBEDDING_MODEL names a model for embeddings; its address, key and price have names that begin like it, and the
most a run may use of it is the same.
Exit code 0: it can write; 1: it cannot, or none is configured; 2: wrong usage.`;

const question = "connection pool exhausted";

/** How many numbers a vector of a text has, or why there is none. */
async function checkEmbedder(embedder: Embedder): Promise<{ numbers: number } | { silent: string }> {
  try {
    const [vector = []] = await embedder.embed([question]);
    return { numbers: vector.length };
  } catch (error) {
    if (!(error instanceof NarrativeError)) throw error;
    return { silent: error.message };
  }
}

function limitsOf({ budget }: ModelOptions): string {
  const limits = [
    ...(budget?.calls ? [`${budget.calls} calls`] : []),
    ...(budget?.tokens ? [`${budget.tokens} tokens`] : []),
  ];
  return limits.length === 0 ? "none set" : limits.join(", ");
}

function printModel(model: ModelOptions, support: ModelSupport | null): void {
  say(`model        ${model.model} at ${model.baseUrl}`);
  say(`limits       ${limitsOf(model)}`);
  if (support === null) return;
  const { silent, formless, contextTokens } = support;
  say(`answers      ${silent === null ? "yes" : `no: ${silent}`}`);
  say(`JSON Schema  ${formless === null ? "yes" : `no: ${formless}; it cannot write for Hindcast`}`);
  say(`context      ${contextTokens === null ? "its server does not tell" : `${contextTokens} tokens`}`);
  say("streaming and log probabilities are not needed");
}

/** `deno task models`: the configured models, and what they support. */
export async function modelsCommand(args: readonly string[]): Promise<number> {
  const options = {
    check: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  } as const;
  const read = readArguments("models", args, options, help);
  if (typeof read === "number") return read;
  const env = Deno.env.toObject();
  const { model, reason } = modelOptionsFromEnv(env);
  const { embedder, reason: unused } = embedderFromEnv(env);
  const support = model && read.values.check ? await checkModel(model) : null;
  const vectors = embedder && read.values.check ? await checkEmbedder(embedder) : null;
  if (read.values.json) {
    const embedding = embedder && { model: embedder.name, support: vectors };
    say(JSON.stringify({ model: model?.model ?? null, baseUrl: model?.baseUrl ?? null, support, embedding }));
  } else {
    if (model) printModel(model, support);
    if (embedder) say(`embeddings   ${embedder.name}`);
    if (vectors) {
      say(
        `vectors      ${"silent" in vectors ? `none: ${vectors.silent}` : `of ${vectors.numbers} numbers`}`,
      );
    }
  }
  if (unused !== null) {
    complain(`Without a model for embeddings words alone decide what is alike: ${unused}.`);
  }
  if (model === null) complain(`Without a model summaries are written offline: ${reason}.`);
  return model !== null && (support === null || support.formless === null) ? 0 : 1;
}
