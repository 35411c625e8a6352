import type { Period } from "../../model/period.ts";
import { refusal } from "../../model/refusal.ts";
import type { Warehouse } from "../../warehouse/mod.ts";

interface Known {
  readonly n: number;
  readonly first: string | null;
  readonly last: string | null;
}

const sql = `
SELECT
  count(*) FILTER (started_at >= $start::TIMESTAMP AND started_at < $end::TIMESTAMP) AS n,
  strftime(min(started_at), '%Y-%m-%d') AS first,
  strftime(max(started_at), '%Y-%m-%d') AS last
FROM counted_incidents`;

/**
 * Refuses to review a period of which no incident is known: a deck of nothing would read as good news.
 *
 * @throws {RangeError} naming the days between which incidents are known.
 */
export async function requireIncidents(warehouse: Warehouse, period: Period): Promise<void> {
  const { start, end } = period;
  const [known] = await warehouse.query<Known>("incidents of the period", sql, { start, end });
  if (known && known.n > 0) return;
  const isEmpty = !known?.first;
  throw new RangeError(refusal({
    action: "review",
    thing: period.label,
    reason: isEmpty ? "the warehouse holds no incidents" : "no incident of it is known",
    remedy: isEmpty
      ? "Load exports that hold incidents: alerts, messages, changes and postmortems alone make none"
      : `The warehouse knows incidents from ${known.first} to ${known.last}: review a period in between`,
  }));
}
