import { z } from "zod";
import { ask } from "./_ask.ts";
import { makeClient } from "./_client.ts";
import { explain } from "./_explain.ts";
import type { ModelOptions } from "./model_options.ts";

/** What an endpoint supports of what Hindcast needs; it needs neither streaming nor the odds of words. */
export interface ModelSupport {
  /** Why it does not answer at all; null where it does. */
  readonly silent: string | null;
  /** Why it does not answer in the form of a JSON Schema, without which it writes nothing; null where it does. */
  readonly formless: string | null;
  /** Tokens it reads at once, where its server tells. */
  readonly contextTokens: number | null;
}

const tokens = z.int().positive();
/** The same fact as different servers name it. */
const described = z.object({
  context_length: tokens.optional(),
  max_model_len: tokens.optional(),
  context_window: tokens.optional(),
  max_input_tokens: tokens.optional(),
  meta: z.object({ n_ctx_train: tokens.optional() }).nullish(),
});

const question = [{
  role: "user",
  content: 'Answer with this JSON and nothing else: {"ready": true}',
}] as const;
const form = z.strictObject({ ready: z.boolean() });

async function silenceOf(options: ModelOptions): Promise<string | null> {
  try {
    await makeClient(options).chat.completions.create({ model: options.model, messages: [...question] });
    return null;
  } catch (error) {
    return explain(error, options);
  }
}

async function formlessnessOf(options: ModelOptions): Promise<string | null> {
  const { $schema: _, ...schema } = z.toJSONSchema(form);
  const answer = await ask(options, question, AbortSignal.timeout(60_000), { name: "ready", schema });
  if ("why" in answer) return answer.why;
  try {
    return form.safeParse(JSON.parse(answer.content)).success ? null : "it answered in another form";
  } catch {
    return "it answered in another form";
  }
}

async function contextOf(options: ModelOptions): Promise<number | null> {
  try {
    const read = described.safeParse(await makeClient(options).models.retrieve(options.model));
    if (!read.success) return null;
    const {
      context_length: length,
      max_model_len: most,
      context_window: window,
      max_input_tokens: input,
      meta,
    } = read.data;
    return length ?? most ?? window ?? input ?? meta?.n_ctx_train ?? null;
  } catch {
    // Few servers describe their models; what they do not tell is not known.
    return null;
  }
}

/** Asks an endpoint two short questions and what it tells of the model. Nothing of any export is sent. */
export async function checkModel(options: ModelOptions): Promise<ModelSupport> {
  const silent = await silenceOf(options);
  if (silent !== null) return { silent, formless: silent, contextTokens: null };
  return { silent, formless: await formlessnessOf(options), contextTokens: await contextOf(options) };
}
