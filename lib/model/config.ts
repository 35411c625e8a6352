import { z } from "zod";

/** Whether a name is an IANA time zone such as Europe/Berlin or UTC; abbreviations are none, they mean several. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^UTC$|\//.test(name);
  } catch {
    return false;
  }
}

const zone = z.string().refine(isZone, {
  message:
    "is not an IANA time zone name such as Europe/Berlin or UTC (abbreviations like EST or IST mean several)",
});

const word = z.string().trim().min(1);

/** Entity tables a mapping may fill. */
export const mappedTables = [
  "incidents",
  "alerts",
  "changes",
  "messages",
  "metrics",
  "action_items",
] as const;

const tableMapping = z.strictObject({
  /** Name of the source these rows get, and of the mapping in messages. */
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, "must be lower case letters, digits and underscores"),
  /** Tool the ids belong to: mappings and sources with one vendor and one id speak of one incident. Default: the name. */
  vendor: word.optional(),
  format: z.enum(["csv", "jsonl", "parquet"]),
  /** Restricts the mapping to files whose name matches, `*` for any run of characters. */
  files: word.optional(),
  table: z.enum(mappedTables),
  delimiter: z.string().length(1).default(","),
  /** Canonical column of the table → column (or dotted path in JSON) of the export. */
  columns: z.record(z.string(), word),
  /** Canonical column → the same text for every row. */
  constants: z.record(z.string(), word).default({}),
  /** Zone of stamps written without an offset. */
  zone: zone.optional(),
  /** How stamps are written: ISO 8601 unless a strptime format is given; `epoch_s` and `epoch_ms` for numbers. */
  time_format: word.default("iso"),
  /** Words that mean "no value". */
  nulls: z.array(z.string()).default(["", "null", "NULL", "N/A", "n/a", "?"]),
  /** Word of the export → severity 1 (worst) to 5; overrides `words.severity`. */
  severity: z.record(z.string(), z.int().min(1).max(5)).default({}),
  /** Canonical column → (word of the export → canonical word): `incident_type: { maintenance: maintenance }`. */
  words: z.record(z.string(), z.record(z.string(), word)).default({}),
  /** Between the services of one cell of a CSV. */
  list_separator: z.string().min(1).default(","),
});

const schema = z.strictObject({
  zones: z.strictObject({
    /** Zone hours of the day are shown in. */
    reporting: zone.default("UTC"),
    /** Zone of each team whose hours differ. */
    teams: z.record(z.string(), zone).default({}),
    /** Zone of stamps written without an offset, by source. */
    sources: z.record(z.string(), zone).default({}),
  }).prefault({}),
  words: z.strictObject({
    severity: z.record(z.string(), z.int().min(1).max(5)).default({}),
    /** Name used by a tool → the one name the service has here. */
    services: z.record(z.string(), word).default({}),
    teams: z.record(z.string(), word).default({}),
  }).prefault({}),
  tables: z.array(tableMapping).default([]),
});

/** `hindcast.yaml`, checked, with every default filled in. */
export type Config = z.infer<typeof schema>;

/** How one kind of CSV, JSON Lines or Parquet export fills one entity table. */
export type TableMapping = Config["tables"][number];

function problems(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "the file"} ${issue.message}`).join("; ");
}

/**
 * Checks a parsed `hindcast.yaml` and fills in its defaults.
 *
 * @param value what the YAML parser returned; `null` and `undefined` stand for an empty file.
 * @throws {TypeError} naming every key that is wrong.
 *
 * @example
 * ```ts
 * import { parseConfig } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(parseConfig({}).zones.reporting, "UTC");
 * assert.throws(() => parseConfig({ zones: { reporting: "EST" } }), /zones\.reporting/);
 * ```
 */
export function parseConfig(value: unknown): Config {
  const read = schema.safeParse(value ?? {});
  if (read.success) return read.data;
  throw new TypeError(`Cannot read the configuration: ${problems(read.error)}. Correct these keys.`);
}
