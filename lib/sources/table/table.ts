import type { Config, TableMapping } from "../../model/config.ts";
import type { BulkPlan, BulkSource, ExportFile, Head } from "../../model/source.ts";
import { countJsonLines } from "../_count_json_lines.ts";
import { scanCsv } from "../csv_scan.ts";
import { csvHeader } from "../csv_header.ts";
import { namedColumns } from "./_columns.ts";
import { assertComplete, assertHeader } from "./_checks.ts";
import { defectsOf, extraSql, mappedColumns, prepareSql } from "./_fields.ts";
import { entityPlan, incidentsPlan, metricsPlan, withExtra } from "./_outputs.ts";
import { recogniseBy } from "./_recognition.ts";
import { sampleCells } from "./_sample_cells.ts";

const headBytes = 64 * 1024;

async function headerOf(file: ExportFile, mapping: TableMapping): Promise<readonly string[]> {
  if (mapping.format !== "csv") return [];
  let head = "";
  for await (const piece of file.stream()) {
    head += new TextDecoder().decode(piece.subarray(0, headBytes));
    if (head.length >= headBytes) break;
  }
  // A column without a name is named by its place.
  const header = csvHeader(head, mapping.delimiter).map((name, at) =>
    name === "" ? `column ${at + 1}` : name
  );
  assertHeader(file, head, header, mapping);
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
  const { defects, sound } = defectsOf(columns, mapping, file.config);
  if (mapping.table === "metrics") {
    const cells = sampleCells(mapping, header, file.config);
    const metrics = { ...metricsPlan(columns, mapping), ...(cells ? { cells } : {}) };
    return { reading, prepare, defects, outputs: [], metrics };
  }
  const outputs = mapping.table === "incidents"
    ? incidentsPlan(columns, mapping, file.config)
    : entityPlan(columns, mapping);
  return { reading, prepare, defects, sound, outputs };
}

async function countRecords(file: ExportFile, mapping: TableMapping): Promise<number> {
  return mapping.format === "csv"
    ? (await scanCsv(file.stream(), mapping.delimiter)).records
    : await countJsonLines(file);
}

const shown = 20;

/** Columns of a CSV that the mapping does not name. */
function unmapped(mapping: TableMapping, head: Head): string[] {
  if (mapping.format !== "csv") return [];
  const named = new Set(namedColumns(mapping));
  const rest = csvHeader(head.text, mapping.delimiter).filter((name) => !named.has(name));
  if (rest.length === 0) return [];
  const names = rest.slice(0, shown).map((name) => `"${name}"`).join(", ");
  const more = rest.length > shown ? ` and ${rest.length - shown} more` : "";
  const fate = withExtra.has(mapping.table) ? "are kept in extra" : "are not read";
  return [`columns the mapping ${mapping.name} does not name ${fate}: ${names}${more}`];
}

/** A source for each mapping of `hindcast.yaml`: any CSV, JSON Lines or Parquet becomes one entity table. */
export function tableSources(config: Config): BulkSource[] {
  return config.tables.map((mapping) => ({
    kind: mapping.name,
    title: `${mapping.table} from ${mapping.format} by the mapping ${mapping.name}`,
    recognise: (head) => recogniseBy(mapping, head),
    notice: (head) => unmapped(mapping, head),
    count: (file) => countRecords(file, mapping),
    plan: (file) => planOf(file, mapping),
  }));
}
