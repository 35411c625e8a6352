import { z } from "zod";

/** One recorded answer. */
export interface CassetteAnswer {
  /** HTTP status, 200 to 599. */
  readonly status: number;
  /** Value of the header of that name, empty where there was none. */
  readonly contentType: string;
  /** The whole body as text. */
  readonly body: string;
}

/** Recorded answers of a model by the hash of the request's body. No header and no key is in it. */
export interface Cassette {
  /** Of the form of the file. */
  readonly version: 1;
  /** SHA-256 of a request's body, hexadecimal → what was answered. */
  readonly answers: Readonly<Record<string, CassetteAnswer>>;
}

/** Checks what was read from a cassette file. */
export const cassetteSchema: z.ZodType<Cassette> = z.strictObject({
  version: z.literal(1),
  answers: z.record(
    z.string().regex(/^[0-9a-f]{64}$/),
    z.strictObject({ status: z.int().min(200).max(599), contentType: z.string(), body: z.string() }),
  ),
});
