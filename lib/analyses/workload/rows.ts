import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One interruption: an incident that was opened, at the hour it was where its team is. Nobody is named. */
export interface WorkloadRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Owning team; that of its service where it names none. */
  readonly team: string | null;
  /** Service it was raised on. */
  readonly service: string | null;
  /** When it was opened, ISO 8601 in UTC. */
  readonly openedAt: string;
  /** Local date, `2026-07-06`. */
  readonly day: string;
  /** 1 Monday to 7 Sunday, local. */
  readonly weekday: number;
  /** 0 to 23, local. */
  readonly hour: number;
}

/** Where the hours of a team are told. */
export interface WorkloadZones {
  /** IANA name of the zone of every team that has none of its own. */
  readonly zone: string;
  /** IANA name of the zone by team, as JSON: `{ "payments": "Asia/Kolkata" }`. */
  readonly teamZones: string;
}

const sql = `
WITH opened AS (
  SELECT
    counted_incidents.incident_id,
    coalesce(counted_incidents.team, services.team) AS team,
    counted_incidents.service,
    coalesce(declared_at, started_at) AS opened_at
  FROM counted_incidents
  LEFT JOIN services ON services.service = counted_incidents.service
),
zoned AS (
  SELECT *, coalesce(json_extract_string($zones, '$."' || replace(team, '"', '') || '"'), $zone) AS zone
  FROM opened
  WHERE opened_at < CAST($end AS TIMESTAMP)
),
local_times AS (
  SELECT *, timezone(zone, timezone('UTC', opened_at)) AS local_at
  FROM zoned
)
SELECT
  incident_id AS "incidentId",
  team AS "team",
  service AS "service",
  opened_at AS "openedAt",
  strftime(local_at, '%Y-%m-%d') AS "day",
  CAST(isodow(local_at) AS INTEGER) AS "weekday",
  CAST(hour(local_at) AS INTEGER) AS "hour"
FROM local_times
ORDER BY opened_at, incident_id`;

/**
 * Reads every counted incident that was opened before the period's end, with the local hour of its team.
 *
 * @throws {QueryError} when the warehouse refuses the statement, as for a zone it does not know.
 */
export function workloadRows(
  warehouse: Warehouse,
  period: Period,
  { zone, teamZones }: WorkloadZones,
): Promise<Rows<WorkloadRow>> {
  return warehouse.query<WorkloadRow>("workload", sql, {
    end: period.end,
    zone,
    zones: teamZones,
  });
}
