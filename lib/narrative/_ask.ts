import type OpenAI from "openai";
import { z } from "zod";
import { answerJsonSchema } from "./_answer_schema.ts";
import { makeClient } from "./_client.ts";
import { explain } from "./_explain.ts";
import type { ModelOptions } from "./model_options.ts";

/** One message of the conversation about a chapter. */
export type Message = OpenAI.ChatCompletionMessageParam;

/** The text of an answer, or why there is none. */
export type Answer =
  | { readonly content: string }
  /** `final` when asking again about another chapter would go the same way. */
  | { readonly why: string; readonly final: boolean };

/** The client types a completion but does not check one. */
const completion = z.object({
  choices: z.array(z.object({
    finish_reason: z.string().nullish(),
    message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
  })).nullish(),
});

function readCompletion(value: unknown): Answer {
  const read = completion.safeParse(value);
  if (!read.success) return { why: "it answered in another form than the protocol's", final: true };
  const choice = read.data.choices?.[0];
  if (!choice) return { why: "it answered without choices", final: true };
  const { finish_reason: finish, message } = choice;
  if (message.refusal) return { why: "it declined to write", final: false };
  if (finish === "length") return { why: "its answer was cut off at its length limit", final: false };
  if (finish === "content_filter") return { why: "its answer was filtered by its server", final: false };
  if (finish !== "stop") return { why: "its answer did not come to an end", final: false };
  return message.content ? { content: message.content } : { why: "it answered without text", final: false };
}

/** What an answer must look like, by name and JSON Schema. */
export interface AnswerForm {
  readonly name: string;
  readonly schema: Record<string, unknown>;
}

/** Asks the model once; every failure comes back in words. */
export async function ask(
  options: ModelOptions,
  messages: readonly Message[],
  signal: AbortSignal,
  form: AnswerForm = { name: "narrative", schema: answerJsonSchema() },
): Promise<Answer> {
  try {
    const response = await makeClient(options).chat.completions.create({
      model: options.model,
      messages: [...messages],
      response_format: {
        type: "json_schema",
        json_schema: { ...form, strict: true },
      },
    }, { signal });
    return readCompletion(response);
  } catch (error) {
    return { why: explain(error, options), final: true };
  }
}
