import { z } from "zod";

const schema = z.strictObject({
  version: z.literal(1),
  /** SHA-256 of a request's body → what was answered. */
  answers: z.record(
    z.string().regex(/^[0-9a-f]{64}$/),
    z.strictObject({ status: z.int().min(200).max(599), contentType: z.string(), body: z.string() }),
  ),
});

/** Recorded answers of a model by the hash of the request's body. No header and no key is in it. */
export type Cassette = z.infer<typeof schema>;

/** Checks what was read from a cassette file. */
export const cassetteSchema: z.ZodType<Cassette> = schema;
