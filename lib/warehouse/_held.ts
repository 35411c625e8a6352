import type { Warehouse } from "./warehouse.ts";

/** Tables that loading fills and something is derived from. */
const filled = [
  "action_items",
  "alerts",
  "change_statuses",
  "changes",
  "idle_records",
  "incident_events",
  "incident_records",
  "labels",
  "log_templates",
  "messages",
  "people",
  "postmortem_sections",
  "postmortems",
  "record_states",
  "rejects",
  "secrets_found",
] as const;

/** A table that something is derived from. */
export type Filled = (typeof filled)[number];

/** Which of these tables have rows. */
export type Held = ReadonlySet<Filled>;

/**
 * Asks which tables have rows, once for a load: planning what is derived from empty ones takes longer than all else that
 * a small load does.
 */
export async function heldTables(warehouse: Warehouse): Promise<Held> {
  const rows = await warehouse.query<{ name: Filled }>(
    "tables with rows",
    filled.map((table) => `(SELECT '${table}' AS name FROM ${table} LIMIT 1)`).join(" UNION ALL "),
  );
  return new Set(rows.map(({ name }) => name));
}
