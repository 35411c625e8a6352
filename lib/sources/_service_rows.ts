import type { Config } from "../model/config.ts";
import type { SourceRow } from "../model/source.ts";
import { canonicalService } from "./_words.ts";

/** One row for each service a record names; two names of one service give one. */
export function serviceRows(
  recordId: string,
  names: readonly (string | null)[],
  config: Config,
): SourceRow[] {
  const found = new Map(
    names.flatMap((raw) => {
      const service = canonicalService(raw, config);
      return service === null ? [] : [[service, raw] as const];
    }).toReversed(),
  );
  return [...found].toReversed().map(([service, service_raw]) => ({
    table: "incident_services",
    row: { record_id: recordId, service, service_raw },
  }));
}
