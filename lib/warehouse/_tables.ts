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

/** The tables do not change once a warehouse is open, and to ask for all of them takes longer than a small file. */
const asked = new WeakMap<Warehouse, Map<SourceTable, Promise<readonly Column[]>>>();

async function askColumns(warehouse: Warehouse, table: SourceTable): Promise<readonly Column[]> {
  const columns = await warehouse.query<Column>(
    "columns",
    `SELECT name, type FROM pragma_table_info('${table}') ORDER BY cid`,
  );
  return columns.filter(({ name }) => !added.has(name));
}

/** Columns of a table that sources fill, in order. */
export function sourceColumns(warehouse: Warehouse, table: SourceTable): Promise<readonly Column[]> {
  const known = asked.get(warehouse) ?? new Map<SourceTable, Promise<readonly Column[]>>();
  asked.set(warehouse, known);
  const columns = known.get(table) ?? askColumns(warehouse, table);
  known.set(table, columns);
  return columns;
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
