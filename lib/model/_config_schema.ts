import { z } from "zod";
import type { Config, TableMapping } from "./config.ts";
import { isZone } from "./is_zone.ts";
import { mappedTables } from "./mapped_tables.ts";

const zone = z.string().refine(isZone, {
  message:
    "is not an IANA time zone name such as Europe/Berlin or UTC (abbreviations like EST or IST mean several)",
});

const word = z.string().trim().min(1);
const encoding = z.string().refine(isEncoding, {
  message: "is no encoding, such as windows-1252, iso-8859-15 or shift_jis",
});

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.length > 0;
  } catch {
    return false;
  }
}

const startOfRecording = z.iso.datetime({
  offset: true,
  error: "is not a time with its offset, such as 2026-07-14T08:58:00Z",
})
  .transform((text) => new Date(text).toISOString());
const pairs = z.array(z.tuple([word, word], { error: "is not a pair of records" })).default([]);
const severity = z.int({ error: "is no whole number from 1 (worst) to 5" });
const outside = { error: "is no severity from 1 (worst) to 5" };
const severities = z.record(z.string(), severity.min(1, outside).max(5, outside)).default({});

/** Dates of a table of one's own are read by its own format: an order given beside it would be passed over. */
const orders: Readonly<Record<string, string>> = {
  day_first: "%d/%m/%Y %H:%M",
  month_first: "%m/%d/%Y %H:%M",
};

function passedOver(config: Config, context: z.core.$RefinementCtx<Config>): void {
  for (const { name } of config.tables) {
    const order = config.dates.sources[name];
    if (order === undefined) continue;
    context.addIssue({
      code: "custom",
      path: ["dates", "sources", name],
      message: `does nothing, because ${name} is a table of yours: write time_format: "${
        orders[order]
      }", or as its dates are written, in that table in place of this key`,
    });
  }
}

const tableMapping: z.ZodType<TableMapping> = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, "must be lower case letters, digits and underscores"),
  vendor: word.optional(),
  format: z.enum(["csv", "jsonl", "parquet"]),
  files: word.optional(),
  table: z.enum(mappedTables),
  delimiter: z.string().length(1).default(","),
  columns: z.record(z.string(), word),
  id_of: z.array(word).default([]),
  constants: z.record(z.string(), word).default({}),
  zone: zone.optional(),
  time_format: word.refine((format) => !format.includes("%Z"), {
    message:
      "holds %Z, and letters name several time zones: export with offsets (%z), or without letters and say zone",
  }).default("iso"),
  decimal: z.enum([",", "."]).optional(),
  nulls: z.array(z.string()).default(["", "null", "NULL", "N/A", "n/a", "?"]),
  severity: severities,
  words: z.record(z.string(), z.record(z.string(), word)).default({}),
  list_separator: z.string().min(1).default(","),
}).refine(({ columns, id_of }) => id_of.length === 0 || columns["id"] === undefined, {
  path: ["id_of"],
  message: "is for tables without a column for id: columns has one",
}).refine(({ decimal, format }) => decimal === undefined || format === "csv", {
  path: ["decimal"],
  message: "is for CSV alone: numbers of JSON Lines and Parquet are numbers",
});

/** What `hindcast.yaml` may hold; keys it does not know are errors, for they are mostly misspelt. */
export const configSchema: z.ZodType<Config> = z.strictObject({
  zones: z.strictObject({
    reporting: zone.default("UTC"),
    teams: z.record(z.string(), zone).default({}),
    sources: z.record(z.string(), zone).default({}),
  }).prefault({}),
  dates: z.strictObject({
    sources: z.record(z.string(), z.enum(["day_first", "month_first"])).default({}),
    years: z.record(z.string(), z.int().min(2000).max(2099)).default({}),
  }).prefault({}),
  encodings: z.record(z.string(), encoding).default({}),
  recordings: z.record(z.string(), startOfRecording).default({}),
  words: z.strictObject({
    severity: severities,
    services: z.record(z.string(), word).default({}),
    teams: z.record(z.string(), word).default({}),
    status: z.record(z.string(), z.enum(["acknowledged", "cancelled", "mitigated", "open", "resolved"]))
      .default({}),
    outcomes: z.record(z.string(), z.enum(["cancelled", "failed", "in_progress", "success"])).default({}),
    actions: z.record(z.string(), z.enum(["accepted", "done", "proposed", "rejected", "superseded"]))
      .default({}),
    environments: z.record(z.string(), word).default({}),
    incident_types: z.record(z.string(), word).default({}),
  }).prefault({}),
  services: z.strictObject({
    dependencies: z.record(z.string(), z.array(word)).default({}),
  }).prefault({}),
  links: z.strictObject({
    force: pairs,
    forbid: pairs,
    status_pages: z.array(word).default(["statuspage"]),
  }).prefault({}),
  tables: z.array(tableMapping).default([]),
}).superRefine(passedOver);
