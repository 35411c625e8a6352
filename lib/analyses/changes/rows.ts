import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** All incidents of one service, or all its changes of one kind, as columns: position by position one of them. */
export interface ChangeRow {
  /** Canonical name; null for incidents that name no service. */
  readonly service: string | null;
  /** Kind of change; null in a row of incidents. */
  readonly kind: string | null;
  /** Incident ids; an incident on several services stands in several rows. Empty in a row of changes. */
  readonly ids: readonly string[];
  /** When each began, seconds since 1970 UTC. */
  readonly startedS: readonly number[];
  /** When each change took effect, or its start where that is unknown, likewise. Empty in a row of incidents. */
  readonly finishedS: readonly number[];
  /** Services this one depends on, in a row of incidents. */
  readonly dependsOn: readonly string[];
}

// One list of pairs is sorted in a third of the time of two lists. A request to merge changes nothing until it is merged; what is known to have gone elsewhere, or was called off, nothing at all.
const sql = `
WITH on_services AS (
  SELECT DISTINCT
    counted_incidents.incident_id,
    counted_incidents.started_at,
    coalesce(incident_services.service, counted_incidents.service) AS service
  FROM counted_incidents
  LEFT JOIN incident_services USING (incident_id)
  WHERE counted_incidents.started_at < CAST($end AS TIMESTAMP)
),
made AS (
  SELECT service, kind,
    epoch(CASE WHEN kind IN ('pull_request', 'dependency') THEN coalesce(finished_at, started_at) ELSE coalesce(started_at, finished_at) END) AS started_s,
    epoch(coalesce(finished_at, started_at)) AS finished_s
  FROM changes
  WHERE service IS NOT NULL
    AND coalesce(started_at, finished_at) < CAST($end AS TIMESTAMP)
    AND coalesce(lower(environment), 'production') NOT IN ('staging', 'test', 'development')
    AND kind <> 'build'
    AND coalesce(status, 'success') <> 'cancelled'
    AND NOT (kind IN ('pull_request', 'dependency') AND coalesce(status, 'success') <> 'success')
),
in_order AS (
  SELECT service, kind,
    list_sort(list({'started_s': started_s, 'finished_s': greatest(started_s, finished_s)})) AS moments
  FROM made GROUP BY service, kind
)
SELECT on_services.service, NULL AS kind,
  list(incident_id ORDER BY started_at, incident_id) AS ids,
  list(epoch(started_at) ORDER BY started_at, incident_id) AS "startedS",
  CAST([] AS DOUBLE[]) AS "finishedS",
  coalesce(
    (SELECT list(depends_on ORDER BY depends_on) FROM service_dependencies WHERE service_dependencies.service = on_services.service),
    CAST([] AS VARCHAR[])
  ) AS "dependsOn"
FROM on_services GROUP BY on_services.service
UNION ALL
SELECT service, kind, CAST([] AS VARCHAR[]), list_transform(moments, lambda moment: moment.started_s),
  list_transform(moments, lambda moment: moment.finished_s), CAST([] AS VARCHAR[])
FROM in_order
ORDER BY kind NULLS FIRST, service NULLS FIRST`;

/**
 * Reads when every counted incident and every change of production before the period's end began, by service and kind.
 * An unnamed environment counts as production; builds that deploy nothing, changes called off and requests that were not
 * merged are left out.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function changeRows(warehouse: Warehouse, period: Period): Promise<Rows<ChangeRow>> {
  return warehouse.query<ChangeRow>("changes", sql, { end: period.end });
}
