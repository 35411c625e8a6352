import { bareName } from "./_bare_name.ts";
import { matchedColumns } from "./_matched_columns.ts";
import type { ProposedTable } from "./_usual_columns.ts";

const nouns: readonly (readonly [ProposedTable, RegExp])[] = [
  ["incidents", /^(?:incident|outage|ticket)/i],
  ["alerts", /^(?:alert|alarm|problem)/i],
  ["changes", /^(?:deploy|change|release|rollout)/i],
];

const tellers: readonly (readonly [ProposedTable, RegExp])[] = [
  ["alerts", /^(?:rule|monitor|check)(?:.?name)?$|^fired(?:.?at)?$/i],
  ["changes", /^(?:deployed|released)(?:.?(?:at|on))?$/i],
];

const saidBy = (names: readonly string[], words: typeof nouns) =>
  words.find(([, word]) => names.some((name) => word.test(name)))?.[0];

/** Whether the rows are samples: an alert may have a name, a time and a value too, but then a severity. */
function isSamples(names: readonly string[]): boolean {
  const columns = matchedColumns(names, "metrics");
  return ["name", "sampled_at", "value"].every((name) => columns.has(name)) &&
    !matchedColumns(names, "alerts").has("severity");
}

/** What the rows are: by the last word of the file that says so, its first id, or columns that only one table has. */
function tableOf(names: readonly string[], stem: string): ProposedTable {
  const bare = names.map(bareName);
  const id = bare.find((name) => /(?:id|key|number|nr\.?)$/i.test(name)) ?? "";
  const byId = saidBy([id], nouns);
  if (byId === undefined && isSamples(names)) return "metrics";
  const word = stem.split("_").findLast((each) => saidBy([each], nouns)) ?? "";
  return saidBy([word], nouns) ?? byId ?? saidBy(bare, tellers) ?? "incidents";
}

/** The columns that together tell records apart where there is no id; null where too few are known. */
function togetherOf(columns: ReadonlyMap<string, string>): string[] | null {
  const began = columns.has("started_at") ? "started_at" : "declared_at";
  const together = [began, "service", "environment", "rule", "title", "ref"]
    .flatMap((name) => columns.get(name) ?? []);
  return columns.has(began) && together.length >= (columns.has("id") ? 2 : 3) ? together : null;
}

const written = (name: string) => /^[A-Za-z][\w. ]*$/.test(name) ? name : JSON.stringify(name);

/**
 * A mapping of the columns or fields whose names are usual, for a person to correct; null where too few are.
 *
 * @param format how the file is written, as a mapping says it.
 * @param path the file, after which the mapping is named.
 */
export function proposedMapping(names: readonly string[], format: string, path: string): string | null {
  const stem = (path.split("/").at(-1) ?? "").replace(/(?:\.\w+)+$/, "").toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "");
  const table = tableOf(names, stem);
  const columns = matchedColumns(names, table);
  const together = table === "metrics" ? [] : togetherOf(columns);
  if (together === null) return null;
  const hasId = table === "metrics" || columns.has("id");
  const id = hasId ? "" : ` id_of: [${together.map(written).join(", ")}],`;
  const listed = [...columns].map(([canonical, name]) => `${canonical}: ${written(name)}`).join(", ");
  return `{ name: ${stem || "table"}, ${format}, table: ${table},${id} columns: { ${listed} } }`;
}
