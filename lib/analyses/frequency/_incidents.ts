import type { FrequencyRow } from "./rows.ts";

/** When incidents started, in milliseconds, ascending: of all, and of each service. */
export interface Incidents {
  readonly all: readonly number[];
  readonly services: ReadonlyMap<string, readonly number[]>;
  /** When the incidents started that name no service. */
  readonly unnamed: readonly number[];
}

function startsOf(rows: readonly FrequencyRow[]): number[] {
  const starts = new Map<string, number>();
  for (const { incidentId, startedAt } of rows) {
    if (incidentId !== null && startedAt !== null) starts.set(incidentId, Date.parse(startedAt));
  }
  return [...starts.values()].sort((a, b) => a - b);
}

/** Counts an incident once for all, and once for each of its services. */
export function incidentsOf(rows: readonly FrequencyRow[]): Incidents {
  const byService = Map.groupBy(rows, ({ service }) => service);
  const named = [...byService].filter((entry): entry is [string, FrequencyRow[]] => entry[0] !== null);
  return {
    all: startsOf(rows),
    services: new Map(
      named.sort(([a], [b]) => a < b ? -1 : 1).map(([service, own]) => [service, startsOf(own)]),
    ),
    unnamed: startsOf(byService.get(null) ?? []),
  };
}
