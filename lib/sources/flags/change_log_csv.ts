import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { changeLogColumns, isChange } from "./change_log_columns.ts";
import { mapChange } from "./_change_log_record.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvDelimiter } from "../_csv_delimiter.ts";
import { csvHeader } from "../csv_header.ts";
import { CsvFile } from "../_csv_records.ts";
import { Fields } from "../_fields.ts";
import { recordOf } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { refusingNaive } from "../_refuse_naive.ts";

const kind = "change_log_csv";

async function* records(file: ExportFile): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file);
  const columns = changeLogColumns(header) ?? {};
  const once = new Once();
  for (const { line, raw, cells, fault } of records) {
    const fields = new Fields(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? null])));
    const mapped = fault ? { rejected: fault } : mapChange(fields, columns, kind, file.config, once);
    yield recordOf(mapped, fields.defects, { line, path: null }, raw);
  }
}

function recognise(head: Head): Recognition | null {
  const text = head.text.replace(/^\uFEFF/, "");
  if (/^\s*[[{<]/.test(text)) return null;
  const delimiter = csvDelimiter(text);
  const header = csvHeader(text, delimiter);
  const columns = changeLogColumns(header);
  const first = csvHeader(text.slice(text.indexOf("\n") + 1), delimiter);
  const isLog = columns !== null && isChange(columns, (name) => first[header.indexOf(name)] ?? "");
  return isLog ? { sure: 0.5, why: "the columns of a log of changes" } : null;
}

/**
 * A log of changes to flags and settings as CSV, of whatever origin, recognised by its columns: a time, and a flag, a
 * setting with its old and new value, or a kind of change with its service and outcome.
 */
export const changeLogCsv: Source = {
  kind,
  title: "Change log (CSV)",
  recognise,
  count: countCsvRecords,
  read: (file) => refusingNaive(file, kind, records(file)),
};
