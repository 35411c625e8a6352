import { csvHeader } from "../sources/_csv_header.ts";

/** A table of no known kind: where its header stands, its columns, and what parts them. */
export interface UnknownTable {
  /** 1-based line of the header. */
  readonly line: number;
  readonly header: readonly string[];
  readonly delimiter: string;
}

const preambleLimit = 30;
const leastColumns = 3;
const longestName = 60;
const delimiters = [",", ";", "\t", "|"];

function isHeader(names: readonly string[]): boolean {
  return names.length >= leastColumns && new Set(names).size === names.length &&
    names.every((name) => name.length <= longestName);
}

/** The first line of a text that names columns and parts as the lines below it do; null where none does. */
export function unknownTable(text: string): UnknownTable | null {
  const lines = text.split(/\r\n|\n|\r/, preambleLimit + 2);
  for (const [at, line] of lines.entries()) {
    const below = lines.slice(at + 1, at + 3).filter((each) => each !== "");
    const delimiter = delimiters.find((any) => {
      const names = csvHeader(line, any);
      return isHeader(names) && below.length > 0 &&
        below.every((each) => csvHeader(each, any).length === names.length);
    });
    if (delimiter !== undefined) return { line: at + 1, header: csvHeader(line, delimiter), delimiter };
  }
  return null;
}

/** Names that columns have in the lists of tools, likelier ones first. */
const usual: readonly (readonly [string, readonly RegExp[]])[] = [
  ["id", [/^(?:id|key|number|nr\.?|no\.?)$/i, /\b(?:id|key|number)$/i]],
  ["title", [
    /^(?:title|subject|summary|problem|name|message|titel|betreff)$/i,
    /title|summary|description|problem/i,
  ]],
  ["severity", [/severity|schwere/i, /priorit|prio$|urgency/i]],
  ["started_at", [
    /start|began|begin/i,
    /created|opened|fired|triggered|occurred|erstellt/i,
    /^(?:date.?)?time|^date|zeit/i,
  ]],
  ["resolved_at", [/resolved|recover|cleared|behoben/i, /^end|ended|ende$|closed/i]],
  ["service", [/^(?:service|dienst)(?:.?name)?$/i, /service|dienst/i, /component|application|host|monitor/i]],
  ["status", [/^(?:status|state)$/i]],
  ["team", [/team|group/i]],
];

const written = (name: string) => /^[A-Za-z][\w ]*$/.test(name) ? name : JSON.stringify(name);

/** A mapping of the columns whose names are usual, for a person to correct; null where too few are. */
export function proposedMapping({ header, delimiter }: UnknownTable, path: string): string | null {
  const columns = new Map<string, string>();
  for (const [canonical, patterns] of usual) {
    const free = header.filter((name) => ![...columns.values()].includes(name));
    const named = patterns.map((pattern) => free.find((name) => pattern.test(name.trim())))
      .find((name) => name !== undefined);
    if (named !== undefined) columns.set(canonical, named);
  }
  const together = ["started_at", "service", "title"].flatMap((name) => columns.get(name) ?? []);
  if (!columns.has("started_at") || together.length < 2 || (!columns.has("id") && together.length < 3)) {
    return null;
  }
  const stem = (path.split("/").at(-1) ?? "").replace(/\.\w+$/, "").toLowerCase().replaceAll(
    /[^a-z0-9]+/g,
    "_",
  );
  const id = columns.has("id") ? "" : ` id_of: [${together.map(written).join(", ")}],`;
  const listed = [...columns].map(([canonical, name]) => `${canonical}: ${written(name)}`).join(", ");
  return `{ name: ${stem.replace(/^[^a-z]+|_+$/g, "") || "table"}, format: csv, delimiter: ${
    JSON.stringify(delimiter)
  }, table: incidents,${id} columns: { ${listed} } }`;
}
