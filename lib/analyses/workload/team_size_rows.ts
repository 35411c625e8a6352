import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** How many people a team has, as far as any one tool knows; never who. */
export interface TeamSizeRow {
  /** Null: all people, with a team or without. */
  readonly team: string | null;
  /** How many. */
  readonly people: number;
}

// A person stands in several tools under several pseudonyms: the tool that knows most is the best count.
const sql = `
WITH counted AS (
  SELECT team, source, count(DISTINCT person_id) AS people FROM people WHERE team IS NOT NULL GROUP BY ALL
  UNION ALL
  SELECT NULL, source, count(DISTINCT person_id) FROM people GROUP BY ALL
)
SELECT team AS "team", CAST(max(people) AS INTEGER) AS "people"
FROM counted
GROUP BY team
ORDER BY team NULLS FIRST`;

/**
 * Reads how many people each team has, so that none of fewer than five is told apart.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function teamSizeRows(warehouse: Warehouse): Promise<Rows<TeamSizeRow>> {
  return warehouse.query<TeamSizeRow>("team_sizes", sql, {});
}
