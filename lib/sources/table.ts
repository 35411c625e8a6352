import type { Config, TableMapping } from "../model/config.ts";
import type { BulkPlan, BulkSource, ExportFile } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import { scanCsv } from "./csv_scan.ts";
import { csvHeader } from "./_csv_header.ts";
import { assertComplete, assertHeader } from "./_table_checks.ts";
import { defectsOf, extraSql, mappedColumns, prepareSql } from "./_table_fields.ts";
import { entityPlan, incidentsPlan, metricsPlan } from "./_table_outputs.ts";
import { recogniseBy } from "./_table_recognition.ts";

const headBytes = 64 * 1024;

async function headerOf(file: ExportFile, mapping: TableMapping): Promise<readonly string[]> {
  if (mapping.format !== "csv") return [];
  let head = "";
  for await (const piece of file.stream()) {
    head += new TextDecoder().decode(piece.subarray(0, headBytes));
    if (head.length >= headBytes || head.includes("\n")) break;
  }
  const header = csvHeader(head, mapping.delimiter);
  assertHeader(file, header, mapping);
  return header;
}

async function planOf(file: ExportFile, mapping: TableMapping): Promise<BulkPlan> {
  assertComplete(mapping);
  const columns = mappedColumns(mapping, file.config);
  const header = await headerOf(file, mapping);
  const prepare = prepareSql(columns, extraSql(header, mapping), mapping, file.config);
  const reading = mapping.format === "csv"
    ? { format: mapping.format, delimiter: mapping.delimiter, header }
    : { format: mapping.format };
  const defects = defectsOf(columns, mapping, file.config);
  if (mapping.table === "metrics") {
    return { reading, prepare, defects, outputs: [], metrics: metricsPlan(columns, mapping) };
  }
  const outputs = mapping.table === "incidents"
    ? incidentsPlan(columns, mapping, file.config)
    : entityPlan(columns, mapping);
  return { reading, prepare, defects, outputs };
}

async function countRecords(file: ExportFile, mapping: TableMapping): Promise<number> {
  return mapping.format === "csv" ? (await scanCsv(file.stream())).records : await countJsonLines(file);
}

/** A source for each mapping of `hindcast.yaml`: any CSV, JSON Lines or Parquet becomes one entity table. */
export function tableSources(config: Config): BulkSource[] {
  return config.tables.map((mapping) => ({
    kind: mapping.name,
    title: `${mapping.table} from ${mapping.format} by the mapping ${mapping.name}`,
    recognise: (head) => recogniseBy(mapping, head),
    count: (file) => countRecords(file, mapping),
    plan: (file) => planOf(file, mapping),
  }));
}
