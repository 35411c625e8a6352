import type { Config } from "../../model/config.ts";
import type { Held } from "../_held.ts";
import { linkActions } from "./_actions.ts";
import { carryIncidents } from "./_carry.ts";
import { findCandidateChanges } from "./_changes.ts";
import { buildIncidents } from "./_incidents.ts";
import { writeLinks } from "./_records.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** The last state a tool reported decides the outcome; the first end state tells when the change took effect. */
const outcomes = `
UPDATE changes SET status = latest.status, status_raw = latest.status_raw, finished_at = coalesce(latest.finished_at, changes.finished_at)
FROM (
  SELECT change_id, last(status ORDER BY reported_at, status_raw) AS status,
    last(status_raw ORDER BY reported_at, status_raw) AS status_raw,
    min(reported_at) FILTER (status IN ('success', 'failed', 'cancelled')) AS finished_at
  FROM change_statuses GROUP BY change_id
) AS latest
WHERE changes.change_id = latest.change_id
  AND (changes.status IS DISTINCT FROM latest.status OR changes.finished_at IS DISTINCT FROM coalesce(latest.finished_at, changes.finished_at))`;

const servicesOf = `
INSERT INTO services (service, source)
SELECT service, 'derived' FROM (
  SELECT service FROM incident_services UNION SELECT service FROM incident_records UNION SELECT service FROM alerts
  UNION SELECT service FROM changes UNION SELECT service FROM metric_series
) WHERE service IS NOT NULL AND service NOT IN (SELECT service FROM services)`;

export { findLinks } from "./_records.ts";

/**
 * Rebuilds what is derived from the links that {@link findLinks} found: the incidents, to which of them everything else
 * belongs, and what was changed before each.
 */
export async function link(warehouse: Warehouse, config: Config, held: Held): Promise<void> {
  await writeLinks(warehouse);
  await buildIncidents(warehouse, held);
  await carryIncidents(warehouse, held);
  if (held.has("action_items")) await linkActions(warehouse);
  if (held.has("change_statuses")) await warehouse.run(outcomes);
  await findCandidateChanges(warehouse, config, held);
  await runAll(warehouse, ["DELETE FROM services WHERE source = 'derived'", servicesOf]);
}
