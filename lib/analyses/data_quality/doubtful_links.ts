import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Two records that may be one incident and were left apart. */
export interface DoubtfulLink {
  /** Bits of evidence that they are one. */
  readonly score: number;
  /** The rule that saw them, and what it saw. */
  readonly reason: string;
  /** Start and title of the one. */
  readonly one: string;
  /** Start and title of the other. */
  readonly other: string;
  /** The line for `hindcast.yaml` where they are one incident. */
  readonly force: string;
  /** The line where they are two. */
  readonly forbid: string;
}

const sql = `
WITH
  named AS (
    SELECT record_id AS id, coalesce(started_at, detected_at, declared_at) AS at, title FROM incident_records
    UNION ALL SELECT postmortem_id, coalesce(started_at, CAST(date AS TIMESTAMP)), title FROM postmortems
  ),
  pair AS (
    SELECT *, '[[' || to_json(record_a) || ', ' || to_json(record_b) || ']]' AS written
    FROM incident_links WHERE verdict = 'doubtful'
  )
SELECT score, reason || ': ' || evidence AS reason,
  concat_ws(' ', record_a, strftime(a.at, '%Y-%m-%d %H:%M'), a.title) AS one,
  concat_ws(' ', record_b, strftime(b.at, '%Y-%m-%d %H:%M'), b.title) AS other,
  'links: { force: ' || written || ' }' AS force, 'links: { forbid: ' || written || ' }' AS forbid
FROM pair LEFT JOIN named AS a ON a.id = record_a LEFT JOIN named AS b ON b.id = record_b
ORDER BY score DESC, record_a, record_b`;

/**
 * Reads the pairs of records that may be one incident and were left apart, most alike first, each with the line of
 * `hindcast.yaml` that decides.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function doubtfulLinks(warehouse: Warehouse): Promise<Rows<DoubtfulLink>> {
  return warehouse.query<DoubtfulLink>("data_quality.links", sql);
}
