import type { Config } from "../../model/config.ts";
import type { Held } from "../_held.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

const stated = `
INSERT INTO service_dependencies (service, depends_on)
SELECT DISTINCT pair[1], pair[2] FROM (SELECT unnest(from_json($dependencies, '[["VARCHAR"]]')) AS pair)`;

/** Where an incident was, and where else to look: services it depends on, and services that depend on it. */
const places = `
CREATE OR REPLACE TEMP TABLE place AS
WITH
  stated AS (SELECT service, depends_on FROM service_dependencies),
  own AS (
    SELECT incident_id, service FROM incidents WHERE service IS NOT NULL
    UNION SELECT incident_id, service FROM incident_services WHERE incident_id IS NOT NULL
  ),
  around AS (
    SELECT incident_id, service, 1 AS distance, 'same_service' AS reason FROM own
    UNION ALL SELECT incident_id, depends_on, 2, 'dependency' FROM own JOIN stated USING (service)
    UNION ALL SELECT incident_id, stated.service, 3, 'dependent' FROM own JOIN stated ON stated.depends_on = own.service
  )
SELECT incident_id, around.service, min(distance) AS distance, arg_min(reason, distance) AS reason, any_value(started_at) AS started_at
FROM around JOIN incidents USING (incident_id) WHERE started_at IS NOT NULL GROUP BY incident_id, around.service`;

/**
 * Moments of changes: they began, they took effect. What is known to have gone elsewhere cannot have broken production,
 * nor can a build that deployed nothing or a request that was not merged.
 */
const moments = `
CREATE OR REPLACE TEMP TABLE moment AS
SELECT change_id, service, came_at, CAST(came_at AS DATE) AS day,
  kind = 'deployment' AND status = 'success' AND lower(environment) = 'production' AND came_at = coalesce(finished_at, started_at) AS deployed
FROM (SELECT *, unnest(list_distinct([started_at, finished_at])) AS came_at FROM changes WHERE service IN (SELECT service FROM place))
WHERE came_at IS NOT NULL
  AND coalesce(lower(environment), 'production') NOT IN ('staging', 'test', 'development')
  AND kind <> 'build'
  AND NOT (kind IN ('pull_request', 'dependency') AND coalesce(status, 'success') <> 'success')`;

const candidates = `
INSERT INTO incident_changes (incident_id, change_id, rank, reason, service, lag_s)
WITH
  last_deployed AS (
    SELECT incident_id, last.change_id, 0 AS distance, 'last_deployment' AS reason, place.service, last.came_at, place.started_at
    FROM place ASOF JOIN (
      SELECT service, came_at, max(change_id) AS change_id FROM moment WHERE deployed GROUP BY service, came_at
    ) AS last ON last.service = place.service AND last.came_at <= place.started_at
    WHERE place.distance = 1
  ),
  searched AS (SELECT *, unnest([CAST(started_at AS DATE), CAST(started_at AS DATE) - 1]) AS day FROM place),
  recent AS (
    SELECT incident_id, change_id, distance, reason, service, came_at, started_at
    FROM searched JOIN moment USING (service, day)
    WHERE came_at <= started_at AND came_at >= started_at - INTERVAL 24 HOUR
  ),
  -- A change can be there for several services of the incident, or have both begun and taken effect.
  once AS (
    SELECT * FROM (SELECT * FROM last_deployed UNION ALL SELECT * FROM recent)
    QUALIFY row_number() OVER (PARTITION BY incident_id, change_id ORDER BY distance, came_at DESC, service) = 1
  )
SELECT incident_id, change_id, row_number() OVER (PARTITION BY incident_id ORDER BY distance, came_at DESC, change_id),
  reason, service, epoch(started_at) - epoch(came_at)
FROM once`;

/**
 * Finds the changes that came before each incident, as candidates and no more: on its services and on their neighbours
 * within 24 hours, and the last successful deployment to production of each of its services however long ago (the rule of
 * DORA's change failure rate).
 */
export async function findCandidateChanges(
  warehouse: Warehouse,
  { services }: Config,
  held: Held,
): Promise<void> {
  const pairs = Object.entries(services.dependencies).flatMap(([service, needed]) =>
    needed.map((dependsOn) => [service, dependsOn])
  );
  await runAll(warehouse, ["DELETE FROM service_dependencies", "DELETE FROM incident_changes"]);
  if (pairs.length > 0) await warehouse.run(stated, { dependencies: JSON.stringify(pairs) });
  if (held.has("changes")) await runAll(warehouse, [places, moments, candidates]);
}
