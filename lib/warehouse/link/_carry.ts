import type { Filled, Held } from "../_held.ts";
import { carryMessages } from "./_messages.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** Sets `incident_id` where it differs, so that an unchanged warehouse is not written again. */
function carry(table: string, join: string): string {
  return `UPDATE ${table} SET incident_id = found.incident_id FROM (${join}) AS found
    WHERE ${table}.rowid = found.row AND ${table}.incident_id IS DISTINCT FROM found.incident_id`;
}

const byRecord = (table: string) =>
  `SELECT t.rowid AS row, leaders.incident_id FROM ${table} AS t JOIN leaders USING (record_id)`;

/** A vendor's id, a record's id or an address, as other exports refer to incidents. */
const references = `
CREATE OR REPLACE TEMP TABLE reference AS
SELECT ref, min(incident_id) AS incident_id
FROM (
  SELECT unnest([record_id, vendor_id, vendor || ':' || vendor_id, url]) AS ref, leaders.incident_id
  FROM incident_records JOIN leaders USING (record_id)
)
WHERE ref IS NOT NULL GROUP BY ref HAVING count(DISTINCT incident_id) = 1`;

/** By the reference as it stands, or the last part of an address (`.../incidents/Q0FLL7`). */
const byReference = (table: string) => `
SELECT row, min(incident_id) AS incident_id
FROM (
  SELECT t.rowid AS row, reference.incident_id FROM ${table} AS t JOIN reference ON reference.ref = t.incident_ref
  UNION
  SELECT t.rowid, reference.incident_id
  FROM ${table} AS t JOIN reference ON reference.ref = regexp_extract(t.incident_ref, '^https?://.*/([^/?#]+)', 1)
)
GROUP BY row HAVING count(DISTINCT incident_id) = 1`;

const byPostmortem = (table: string) =>
  `SELECT t.rowid AS row, p.incident_id FROM ${table} AS t JOIN postmortems AS p USING (postmortem_id)`;

/** Where the group of a postmortem or channel holds an incident, that is its incident. */
const byNode = (table: string, node: string) => `
SELECT t.rowid AS row, home.incident_id
FROM ${table} AS t JOIN grouped ON grouped.node = ${node} JOIN home USING (component)`;

const homes =
  "CREATE OR REPLACE TEMP TABLE home AS SELECT component, min(incident_id) AS incident_id FROM leaders GROUP BY component";

/** How rows find their incident, in this order, and the tables without which there are none. */
const ways: readonly (readonly [Filled, string])[] = [
  ["incident_records", carry("incident_records", byRecord("incident_records"))],
  ["incident_records", carry("incident_services", byRecord("incident_services"))],
  ["alerts", carry("alerts", byReference("alerts"))],
  ["postmortems", carry("postmortems", byNode("postmortems", "t.postmortem_id"))],
  ["incident_events", carry("incident_events", byRecord("incident_events"))],
  ["incident_events", carry("incident_events", byPostmortem("incident_events"))],
  ["action_items", carry("action_items", byPostmortem("action_items"))],
  ["action_items", carry("action_items", byReference("action_items"))],
];

/** Writes to everything that belongs to an incident to which one. */
export async function carryIncidents(warehouse: Warehouse, held: Held): Promise<void> {
  const carried = ways.filter(([table]) => held.has(table)).map(([, sql]) => sql);
  const names = held.has("alerts") || held.has("action_items") ? [references] : [];
  const places = held.has("postmortems") || held.has("messages") ? [homes] : [];
  await runAll(warehouse, [...names, ...places, ...carried]);
  if (held.has("messages")) await carryMessages(warehouse);
}
