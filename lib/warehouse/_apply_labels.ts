import type { Warehouse } from "./warehouse.ts";

/** Labels by incident: a label may name any record of an incident, and of several the newest holds. */
export const labelsByIncident = `
SELECT coalesce(r.incident_id, l.entity_id) AS incident_id, l.label AS role,
  arg_max(l.value, (l.decided_at, l.line)) AS category, max(l.decided_at) AS decided_at
FROM labels AS l LEFT JOIN incident_records AS r ON r.record_id = l.entity_id
WHERE l.entity_table = 'incidents' AND l.label IN ('cause', 'trigger')
GROUP BY ALL`;

function decided(role: string): string {
  return `(SELECT category FROM decided WHERE decided.incident_id = incidents.incident_id AND role = '${role}' AND category <> 'unknown')`;
}

/** Fills cause and trigger of the incidents from people's labels, and from nothing else. */
export async function applyLabels(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    `WITH decided AS (${labelsByIncident})
     UPDATE incidents SET cause_category = ${decided("cause")}, trigger_category = ${decided("trigger")}
     WHERE cause_category IS NOT NULL OR trigger_category IS NOT NULL
       OR incident_id IN (SELECT incident_id FROM decided)`,
  );
}
