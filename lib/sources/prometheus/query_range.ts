import type { BulkPlan, BulkSource, ExportFile } from "../../model/source.ts";
import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import { canonicalServiceSql } from "../_service_sql.ts";
import { countSamples } from "./_count.ts";
import { prometheusLabels } from "./_labels.ts";
import { readMatrix } from "./_matrix.ts";

const sizeLimit = 256 * 2 ** 20;

const { labels, name, seriesId, service } = prometheusLabels;

/** A series that has no labels is one as well. */
const metrics =
  `SELECT file_id, record, {'metric': coalesce(labels::JSON::MAP(VARCHAR, VARCHAR), MAP {}::MAP(VARCHAR, VARCHAR))} AS one
    FROM staged`;

function planOf(file: ExportFile): BulkPlan {
  if (file.bytes > sizeLimit) {
    throw new ExportError(
      "E-LIMIT",
      refusal({
        action: "load",
        thing: file.path,
        reason: "one answer of more than 256 MiB",
        remedy: "Query shorter ranges, one file each",
      }),
    );
  }
  const series =
    `SELECT file_id, record, ${seriesId} AS series_id, 'prometheus' AS source, ${name} AS name, ${
      canonicalServiceSql(service, file.config)
    } AS service, ${labels} AS labels, NULL::VARCHAR AS unit FROM (${metrics})`;
  return {
    reading: { format: "samples" },
    defects: [],
    outputs: [],
    metrics: { series, points: readMatrix },
  };
}

/** Answers of Prometheus' `query_range`: a matrix of series with their samples. */
export const prometheusQueryRange: BulkSource = {
  kind: "prometheus_query_range",
  title: "Prometheus query_range",
  recognise(head) {
    const isMatrix = /^\s*\{[^[]*"resultType"\s*:\s*"matrix"/.test(head.text);
    return isMatrix ? { sure: 1, why: 'an answer with "resultType": "matrix"' } : null;
  },
  count: (file) => countSamples(file),
  plan: (file) => Promise.resolve(planOf(file)),
};
