import type { Config, TableMapping } from "../../model/config.ts";
import type { BulkPlan, BulkSource, ExportFile, Head, Recognition } from "../../model/source.ts";
import { countFilledCells } from "../_csv_cells.ts";
import { csvHeader } from "../csv_header.ts";
import { cell, literal } from "../sql.ts";
import { columnSql, inYears } from "../table/field_sql.ts";
import { startBytes, startOf } from "../_start_of.ts";

const kind = "splunk_time_chart";
const number = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Columns of a time chart: its measures hold numbers, the others tell what they were taken by. */
interface Chart {
  readonly header: readonly string[];
  readonly measures: readonly string[];
  readonly labels: readonly string[];
}

/** The records in the start of a file, those cut by its end left out. */
function recordsIn(text: string, complete: boolean): string[][] {
  const lines = text.split(/\r?\n/);
  return (complete ? lines : lines.slice(0, -1)).filter((line) => line !== "").map((line) =>
    csvHeader(line, ",")
  );
}

/** What the start of a CSV shows of a time chart; null for any other. */
function chartIn(text: string, complete: boolean): Chart | null {
  const [header = [], ...rows] = recordsIn(text, complete);
  const others = header.filter((name) => !name.startsWith("_"));
  // InfluxDB writes _time too, beside _field and _value.
  const isOther = ["", "_raw", "_field", "_value", "_measurement"].some((name) => header.includes(name));
  const isChart = header.includes("_time") && !isOther && others.length > 0 &&
    new Set(header).size === header.length && rows.every((row) => row.length === header.length);
  if (!isChart) return null;
  const measures = others.filter((name) => {
    const cells = rows.map((row) => row[header.indexOf(name)] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && cells.every((cell) => number.test(cell));
  });
  const labels = others.filter((name) => !measures.includes(name));
  const isAlert = labels.some((name) => /^(?:search|rule|savedsearch|ss)_name$/.test(name));
  return measures.length > 0 && !isAlert ? { header, measures, labels } : null;
}

async function chartOf(file: ExportFile): Promise<Chart> {
  return chartIn(await startOf(file), file.bytes <= startBytes) ?? { header: [], measures: [], labels: [] };
}

function recognise(head: Head): Recognition | null {
  const chart = /^"?_time"?,|^[^\n]*,"?_time"?[,\r\n]/.test(head.text)
    ? chartIn(head.text, head.complete)
    : null;
  return chart ? { sure: 0.87, why: "a header with _time and columns of numbers" } : null;
}

/** A time is read as any mapped column of times is. */
const mapping: TableMapping = {
  name: kind,
  format: "csv",
  table: "metrics",
  delimiter: ",",
  columns: {},
  id_of: [],
  constants: {},
  time_format: "iso",
  nulls: [],
  severity: {},
  words: {},
  list_separator: ",",
};

function timeSql(config: Config): string {
  const epoch = "make_timestamp(CAST(round(try_cast(stamp AS DOUBLE) * 1000000) AS BIGINT))";
  const iso = columnSql("sampled_at", "time", "stamp", mapping, config);
  return inYears(`(CASE WHEN regexp_full_match(stamp, '\\d{9,10}(\\.\\d+)?') THEN ${epoch} ELSE ${iso} END)`);
}

/** One row per sample: the cells of the measures stand below one another. */
function prepareSql({ measures, labels }: Chart, config: Config): string {
  const cells = measures.map((name, at) => `${cell(name)} AS c${at}`);
  const said = labels.flatMap((name) => [literal(name), cell(name)]).join(", ");
  const names = measures.map((name, at) => `WHEN 'c${at}' THEN ${literal(name)}`).join(" ");
  return `
WITH cells AS (
  SELECT file_id, record, line, regexp_replace(trim("_time"), ' (GMT|UTC)$', 'Z') AS stamp,
    json_object(${said})::VARCHAR AS labels, ${cells.join(", ")}
  FROM staged
)
SELECT file_id, record, line, stamp, labels, CASE measure ${names} END AS name, ${
    timeSql(config)
  } AS sampled_at,
  try_cast(trim(cell) AS DOUBLE) AS value
FROM cells UNPIVOT (cell FOR measure IN (${measures.map((_, at) => `c${at}`).join(", ")}))`;
}

const naive = `SELECT DISTINCT record, 'record' AS scope, 'E-ZONE' AS code, '_time' AS field, stamp AS value,
  'it names no time zone and none is configured' AS reason
FROM prepared WHERE regexp_full_match(stamp, '\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?')`;

const seriesId = `md5_number_lower(concat_ws(chr(31), ${literal(kind)}, name, labels))`;

async function plan(file: ExportFile): Promise<BulkPlan> {
  const chart = await chartOf(file);
  return {
    reading: { format: "csv", delimiter: ",", header: chart.header },
    prepare: prepareSql(chart, file.config),
    defects: file.config.zones.sources[kind] === undefined ? [naive] : [],
    outputs: [],
    metrics: {
      wide: true,
      series:
        `SELECT DISTINCT ${seriesId} AS series_id, 'splunk' AS source, name, NULL::VARCHAR AS service, labels,
        NULL::VARCHAR AS unit FROM prepared`,
      points: `SELECT ('0x' || file_id)::UBIGINT AS file_number, coalesce(line, record)::INTEGER AS record,
        NULL::INTEGER AS position, ${seriesId} AS series_id, sampled_at, value FROM prepared`,
    },
  };
}

async function count(file: ExportFile): Promise<number> {
  const { header, measures } = await chartOf(file);
  return await countFilledCells(file, header.length, new Set(measures.map((name) => header.indexOf(name))));
}

/** Time charts of Splunk as CSV: `_time`, columns of numbers, and columns that tell what they were taken by. */
export const splunkTimeChart: BulkSource = {
  kind,
  title: "Splunk time chart (CSV)",
  recognise,
  count,
  plan,
};
