import { z } from "zod";

/** What a model is to answer: sentences with placeholders, and the claims each rests on. */
export const answerSchema = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string(), citations: z.array(z.string()) })),
});

/** The same as JSON Schema, for the request. */
export function answerJsonSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(answerSchema);
  return schema;
}
