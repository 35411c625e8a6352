import type { ExportFile, Head, Recognition, Source, SourceRecord, SourceRow } from "../../model/source.ts";
import { alertSpans, stepOf } from "../_alert_spans.ts";
import type { Fields } from "../_fields.ts";
import { readEpochSeconds } from "../_instant.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { readJsonRecords } from "../_json_records.ts";
import { isJsonObject, parseJsonRecord } from "../_json_value.ts";
import { mapJsonRecords, type Mapped } from "../_map_records.ts";
import { alertRow, labelsKey } from "./_alert.ts";

const kind = "prometheus_alert_history";
const place = "data.result";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const isHistory = json.text("$.data.resultType") === "matrix" &&
    json.text("$.data.result[0].metric.__name__") === "ALERTS";
  // Every other matrix is read as metrics, with certainty 1.
  return isHistory ? { sure: 1.1, why: "a range of the series ALERTS" } : null;
}

/** Instants of a series' samples, ascending; what is no number is left out. */
function instantsOf(values: unknown): readonly number[] {
  if (!Array.isArray(values)) return [];
  const at = values.map((sample) => Array.isArray(sample) ? Number(sample[0]) : NaN);
  return at.filter(Number.isFinite).sort((one, other) => one - other);
}

interface Seen {
  readonly step: number;
  readonly last: number;
}

/** What the whole answer tells: its step, and how far it reaches. */
async function seenIn(file: ExportFile): Promise<Seen> {
  const series: (readonly number[])[] = [];
  for await (const record of readJsonRecords(file, place)) {
    const parsed = parseJsonRecord(record);
    if ("value" in parsed) series.push(instantsOf(parsed.value["values"]));
  }
  const last = series.reduce((last, at) => Math.max(last, at.at(-1) ?? -Infinity), -Infinity);
  return { step: stepOf(series), last };
}

function stamp(seconds: number | null): string | null {
  if (seconds === null) return null;
  const instant = readEpochSeconds(seconds);
  return "at" in instant ? instant.at : null;
}

function rowsOf(fields: Fields, seen: Seen, file: ExportFile): readonly SourceRow[] {
  const metric = fields.object("metric");
  return alertSpans(instantsOf(fields.values["values"]), seen.step, seen.last).map(({ from, to }) => {
    const [startedAt, resolvedAt] = [stamp(from), stamp(to)];
    return alertRow({
      source: kind,
      key: labelsKey(metric),
      fingerprint: null,
      labels: metric,
      annotations: fields.object("annotations"),
      status: resolvedAt === null ? "firing" : "resolved",
      startedAt,
      resolvedAt,
      updatedAt: resolvedAt ?? stamp(seen.last),
      rest: {},
    }, file.config);
  });
}

function mapping(file: ExportFile, seen: Seen): (fields: Fields) => Mapped {
  return (fields) => {
    const metric = fields.values["metric"];
    const name = isJsonObject(metric) ? metric["__name__"] : null;
    if (name !== "ALERTS") {
      const reason = "it is no series of ALERTS, as the first is: ask for metrics in a query of their own";
      return { rejected: { code: "E-SCHEMA", field: "metric.__name__", value: String(name), reason } };
    }
    if (fields.object("metric").text("alertstate") === "pending") {
      return { nothing: "an alert that waits and has not fired" };
    }
    const [first, ...rest] = rowsOf(fields, seen, file);
    return first === undefined ? { nothing: "a series without samples" } : { rows: [first, ...rest] };
  };
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  yield* mapJsonRecords(file, place, mapping(file, await seenIn(file)));
}

/** A `query_range` over `ALERTS`, the only history of its alerts that Prometheus keeps: each time one fired is an alert. */
export const prometheusAlertHistory: Source = {
  kind,
  title: "Prometheus alert history (ALERTS)",
  recognise,
  count: (file) => countJsonRecords(file, place),
  read,
};
