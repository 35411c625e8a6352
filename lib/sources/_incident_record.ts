import type { SourceRow } from "../model/source.ts";

/** The row of an incident under its id in the tool; `told` is what the export says of it. */
export function incidentRecord(
  source: string,
  vendor: string,
  id: string,
  told: SourceRow["row"],
): SourceRow {
  const row = { record_id: `${source}:${id}`, source, vendor, vendor_id: id, ...told };
  return { table: "incident_records", row };
}
