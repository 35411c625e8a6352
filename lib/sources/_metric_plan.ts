import type { BulkPlan, ExportFile } from "../model/source.ts";
import { metricSeries } from "./_metric_series.ts";
import { refuse } from "./_refuse.ts";

/** The database holds an answer as a whole while it reads it. */
const sizeLimit = 256 * 2 ** 20;

/**
 * How the database reads one answer of metrics: `columns` are what the document has, `select` gives `staged` as
 * `metricSeries` needs it.
 *
 * @param checks what of the series cannot be taken, where that can be.
 */
export function metricPlan(
  file: ExportFile,
  reading: { readonly columns: Readonly<Record<string, string>>; readonly select: string },
  checks: Pick<BulkPlan, "prepare" | "defects"> = { defects: [] },
): BulkPlan {
  if (file.bytes > sizeLimit) {
    throw refuse("E-LIMIT", {
      thing: file.path,
      reason: "one answer of more than 256 MiB",
      remedy: "Query shorter ranges, one file each",
    });
  }
  return { reading: { format: "json", ...reading }, ...checks, outputs: [], metrics: metricSeries };
}
