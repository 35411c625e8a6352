import type { ExportFile, SourceRecord } from "../model/source.ts";
import { zoneNeeded } from "./_zone_needed.ts";

/** Lets records through until one has a stamp without a zone and none is configured: then the file is refused. */
export async function* refusingNaive(
  file: ExportFile,
  kind: string,
  records: AsyncIterable<SourceRecord>,
): AsyncGenerator<SourceRecord> {
  for await (const record of records) {
    const naive = record.defects?.find((defect) => defect.code === "E-ZONE");
    if (naive) throw zoneNeeded(file, kind, record.origin, naive);
    yield record;
  }
}
