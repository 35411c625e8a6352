import { z } from "zod";
import type { Notebook } from "./notebook.ts";

/** Text that nbformat allows as one string or as a list of lines; one string here. */
const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(""))]);

const isJson = (type: string) => /^application\/(.*\+)?json$/.test(type);

const metadata = z.record(z.string(), z.unknown());

const bundle = metadata.transform((data) =>
  Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, isJson(type) ? value : text.parse(value)]),
  )
);

const count = z.int().nullable();

const output = z.discriminatedUnion("output_type", [
  z.strictObject({ output_type: z.literal("stream"), name: z.enum(["stdout", "stderr"]), text }),
  z.strictObject({ output_type: z.literal("display_data"), data: bundle, metadata }),
  z.strictObject({
    output_type: z.literal("execute_result"),
    data: bundle,
    metadata,
    execution_count: count,
  }),
  z.strictObject({
    output_type: z.literal("error"),
    ename: z.string(),
    evalue: z.string(),
    traceback: z.array(z.string()),
  }),
]);

const common = {
  id: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "must be 1 to 64 letters, digits, - or _"),
  metadata,
  source: text,
};

const cell = z.discriminatedUnion("cell_type", [
  z.strictObject({
    ...common,
    cell_type: z.literal("code"),
    execution_count: count,
    outputs: z.array(output),
  }),
  z.strictObject({ ...common, cell_type: z.enum(["markdown", "raw"]), attachments: metadata.optional() }),
]);

/** nbformat 4.5 as far as a notebook here may use it. */
export const notebookSchema: z.ZodType<Notebook> = z.strictObject({
  cells: z.array(cell),
  metadata,
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
});
