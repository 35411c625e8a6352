import { z } from "zod";

/** Text that nbformat allows as one string or as a list of lines; one string here. */
const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(""))]);

const isJson = (type: string) => /^application\/(.*\+)?json$/.test(type);

const bundle = z.record(z.string(), z.unknown()).transform((data) =>
  Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, isJson(type) ? value : text.parse(value)]),
  )
);

const metadata = z.record(z.string(), z.unknown());

const output = z.discriminatedUnion("output_type", [
  z.strictObject({ output_type: z.literal("stream"), name: z.enum(["stdout", "stderr"]), text }),
  z.strictObject({ output_type: z.literal("display_data"), data: bundle, metadata }),
  z.strictObject({
    output_type: z.literal("execute_result"),
    data: bundle,
    metadata,
    execution_count: z.int().nullable(),
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
    execution_count: z.int().nullable(),
    outputs: z.array(output),
  }),
  z.strictObject({ ...common, cell_type: z.literal("markdown"), attachments: metadata.optional() }),
  z.strictObject({ ...common, cell_type: z.literal("raw"), attachments: metadata.optional() }),
]);

/** nbformat 4.5 with every text as one string. */
export const notebookSchema = z.strictObject({
  cells: z.array(cell),
  metadata,
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
});

/** A notebook: nbformat 4.5 with every text as one string. */
export type Notebook = z.infer<typeof notebookSchema>;

/** One cell of a notebook. */
export type Cell = Notebook["cells"][number];

/** A cell that runs. */
export type CodeCell = Extract<Cell, { cell_type: "code" }>;

/** One output of a code cell. */
export type Output = CodeCell["outputs"][number];
