import type { SourceTable } from "../model/source.ts";
import type { Warehouse } from "./warehouse.ts";

/** Columns that make a row of each source table the same row in another export. */
export const keys: Readonly<Record<SourceTable, readonly string[]>> = {
  action_items: ["action_item_id"],
  alerts: ["alert_id"],
  change_statuses: ["change_id", "reported_at", "status_raw"],
  changes: ["change_id"],
  incident_events: ["event_id"],
  incident_records: ["record_id"],
  incident_services: ["record_id", "service"],
  log_counts: ["template_id", "minute"],
  log_templates: ["template_id"],
  messages: ["message_id"],
  people: ["person_id"],
  postmortem_sections: ["postmortem_id", "position"],
  postmortems: ["postmortem_id"],
  services: ["service"],
};

/** Tables whose rows say when they were last changed: the newer state wins. */
const dated: ReadonlySet<SourceTable> = new Set([
  "action_items",
  "alerts",
  "changes",
  "incident_records",
  "messages",
]);

/** Added by the loader or by linking, not by sources. */
const added = new Set(["file_id", "line", "path", "row_hash", "incident_id", "item_id", "linked_by"]);

/** A column a source fills. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** The tables do not change once a warehouse is open, and asking takes longer than a small file. */
const asked = new WeakMap<Warehouse, Promise<ReadonlyMap<string, readonly Column[]>>>();

async function askColumns(warehouse: Warehouse): Promise<ReadonlyMap<string, readonly Column[]>> {
  const rows = await warehouse.query<Column & { table_name: string }>(
    "columns",
    `SELECT table_name, column_name AS name, data_type AS type FROM duckdb_columns()
     WHERE NOT internal AND database_name <> 'temp' ORDER BY table_name, column_index`,
  );
  return Map.groupBy(rows.filter(({ name }) => !added.has(name)), (column) => column.table_name);
}

/** Columns of a table that sources fill, in order. */
export async function sourceColumns(warehouse: Warehouse, table: SourceTable): Promise<readonly Column[]> {
  const known = asked.get(warehouse) ?? askColumns(warehouse);
  asked.set(warehouse, known);
  return (await known).get(table) ?? [];
}

/** Documents have no date of their own: the version loaded last is the one that counts. */
const documents: ReadonlySet<SourceTable> = new Set(["postmortems", "postmortem_sections"]);

/** How many fields a row fills, as SQL. */
export function saidBy(columns: readonly Column[]): string {
  return columns.map((column) => `(${column.name} IS NOT NULL)::INTEGER`).join(" + ");
}

/**
 * What decides which of two states of one row is kept, greatest first: the newer; where neither is, the one that says
 * more; last the hash, so that the order of loading never matters. Of two counts of one minute of a log the greater is
 * kept: a later export tells the same minute whole.
 */
export function precedence(table: SourceTable, columns: readonly Column[]): string {
  if (documents.has(table)) return "{'version': 0}";
  if (table === "log_counts") return "{'lines': lines, 'hash': row_hash}";
  const said = saidBy(columns);
  const updated = dated.has(table)
    ? "coalesce(updated_at, TIMESTAMP '1970-01-01')"
    : "TIMESTAMP '1970-01-01'";
  return `{'updated': ${updated}, 'said': ${said}, 'hash': row_hash}`;
}

/** Which of two rows of one key in one file counts: the newer; undated, the later in the file, as logs of states go. */
export function precedenceInFile(table: SourceTable): string {
  return dated.has(table) ? "state.updated DESC, record DESC" : "state DESC, record";
}
