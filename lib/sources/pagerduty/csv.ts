import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvNames } from "../_csv_names.ts";
import { CsvFile, type CsvRecord } from "../_csv_records.ts";
import { stampsOf } from "../_csv_stamps.ts";
import { settleDateOrder } from "../_date_order.ts";
import { Fields } from "../_fields.ts";
import { type DateOrder, readLocalStamp } from "../_local_stamp.ts";
import { type Mapped, missing, recordOf } from "../_map_records.ts";
import { statedRows } from "./_stated.ts";
import { refusingNaive } from "../_refuse_naive.ts";

const kind = "pagerduty_csv";

function recognise(head: Head): Recognition | null {
  const header = new Set(csvNames(head.text).map((name) => name.trim()));
  const names = ["incident_number", "service_name", "seconds_to_first_ack", "seconds_to_resolve"];
  const isReport = names.every((name) => header.has(name)) &&
    (header.has("created_on") || header.has("created_at"));
  return isReport ? { sure: 0.9, why: "the header of PagerDuty's incident report" } : null;
}

/** The id, or the number that people know the incident by where the report has no id. */
function mapped(record: CsvRecord, fields: Fields, order: DateOrder | null, { config }: ExportFile): Mapped {
  if (record.fault) return { rejected: record.fault };
  const id = fields.text("id") ?? fields.text("incident_number");
  const stamp = (name: string) => {
    const text = fields.text(name);
    return text === null ? null : fields.taken(name, readLocalStamp(text, config.zones.sources[kind], order));
  };
  return id === null ? missing("id") : { rows: statedRows(fields, id, kind, stamp, config) };
}

const isStamp = (column: string) => /^(?:created|resolved|updated)_(?:at|on)$/.test(column);

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file);
  // A spreadsheet that the report was saved from writes dates as its country does.
  const order = settleDateOrder(file, kind, stampsOf(records, header, isStamp));
  for (const record of records) {
    const cells = header.map((name, at) => [name, record.cells[at] ?? null]);
    const fields = new Fields(Object.fromEntries(cells));
    const origin = { line: record.line, path: null };
    yield recordOf(mapped(record, fields, order, file), fields.defects, origin, record.raw);
  }
}

/** PagerDuty's incident report as CSV, with the older column names `created_on` and `resolved_on` or the newer `_at`. */
export const pagerdutyCsv: Source = {
  kind,
  title: "PagerDuty incident report (CSV)",
  recognise,
  count: countCsvRecords,
  read: (file) => refusingNaive(file, kind, read(file)),
};
