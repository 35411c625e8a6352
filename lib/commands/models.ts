import { checkModel } from "../narrative/check_model.ts";
import { modelOptionsFromEnv } from "../narrative/model_options_from_env.ts";
import { readArguments } from "./arguments.ts";
import { complain, say } from "./terminal.ts";

const help = `Says which language model is configured, and with --check what its endpoint supports.

  deno task models [--check] [--json]

  --check   ask it two short questions; nothing of your exports is sent
  --json    the result as JSON

Any server that speaks the chat completions protocol will do: OpenAI, Azure, Ollama, llama.cpp, Anthropic's
compatible endpoint. HINDCAST_MODEL names the model, HINDCAST_MODEL_BASE_URL the address, HINDCAST_MODEL_KEY the key.
HINDCAST_MODEL_CALLS, HINDCAST_MODEL_TOKENS and HINDCAST_MODEL_MONEY with HINDCAST_MODEL_PRICE (of a million tokens)
are the most a run may use.
Exit code 0: it can write; 1: it cannot, or none is configured; 2: wrong usage.`;

/** `deno task models`: the configured model, and what it supports. */
export async function modelsCommand(args: readonly string[]): Promise<number> {
  const options = {
    check: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  } as const;
  const read = readArguments("models", args, options, help);
  if (typeof read === "number") return read;
  const { model, reason } = modelOptionsFromEnv(Deno.env.toObject());
  if (model === null) {
    complain(`Without a model summaries are written offline: ${reason}.`);
    return 1;
  }
  const { model: name, baseUrl } = model;
  const support = read.values.check ? await checkModel(model) : null;
  if (read.values.json) say(JSON.stringify({ model: name, baseUrl, support }));
  else {
    say(`model        ${name} at ${baseUrl}`);
    if (support) {
      say(`answers      ${support.silent === null ? "yes" : `no: ${support.silent}`}`);
      say(
        `JSON Schema  ${
          support.formless === null ? "yes" : `no: ${support.formless}; it cannot write for Hindcast`
        }`,
      );
      say(
        `context      ${
          support.contextTokens === null ? "its server does not tell" : `${support.contextTokens} tokens`
        }`,
      );
      say("streaming and log probabilities are not needed");
    }
  }
  return support === null || support.formless === null ? 0 : 1;
}
