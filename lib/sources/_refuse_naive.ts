import type { ExportFile, SourceRecord } from "../model/source.ts";
import { zoneNeeded } from "./_zone_needed.ts";

/**
 * Refuses a file that writes its stamps without a zone while none is configured: a line of the configuration settles
 * all of them. Where most records have one, those without are odd, and each is left out with its reason.
 */
export async function* refusingNaive(
  file: ExportFile,
  kind: string,
  records: AsyncIterable<SourceRecord>,
): AsyncGenerator<SourceRecord> {
  let [sound, naive] = [0, 0];
  let refusal: Error | undefined;
  for await (const record of records) {
    if ("rows" in record) sound++;
    if (!("rejected" in record) || record.rejected.code !== "E-ZONE") {
      yield record;
      continue;
    }
    naive++;
    refusal ??= zoneNeeded(file, kind, record.origin, record.rejected);
    const reason = `${record.rejected.reason} (zones: sources: ${kind}: in hindcast.yaml)`;
    yield { ...record, rejected: { ...record.rejected, reason } };
  }
  if (refusal && naive > sound) throw refusal;
}
