import { openWarehouse } from "../../lib/warehouse/open.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";

/** An empty warehouse in memory, filled by the statements and closed after the work. */
export async function withWarehouse(
  statements: readonly string[],
  work: (warehouse: Warehouse) => Promise<void>,
): Promise<void> {
  const warehouse = await openWarehouse(":memory:");
  try {
    for (const statement of statements) await warehouse.run(statement);
    await work(warehouse);
  } finally {
    warehouse.close();
  }
}

/** A statement that adds an incident: key, service and times in UTC, `null` where unknown. */
export function incident(
  id: string,
  { service = null, type = null, started, resolved = null }: {
    service?: string | null;
    type?: string | null;
    started: string | null;
    resolved?: string | null;
  },
): string {
  const text = (value: string | null) => value === null ? "NULL" : `'${value}'`;
  return `INSERT INTO incidents (incident_id, records, service, incident_type, started_at, resolved_at, is_censored)
    VALUES (${text(id)}, 1, ${text(service)}, ${text(type)}, ${text(started)}, ${text(resolved)}, false)`;
}
