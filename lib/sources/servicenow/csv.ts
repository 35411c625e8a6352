import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvNames } from "../_csv_names.ts";
import { CsvFile } from "../_csv_records.ts";
import { stampsOf } from "../_csv_stamps.ts";
import { settleDateOrder } from "../_date_order.ts";
import { missing, recordOf } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { personRows } from "../_people.ts";
import { refusingNaive } from "../_refuse_naive.ts";
import { ticketRows, vendor } from "./_servicenow.ts";
import { columnNames, isStampColumn } from "./_columns.ts";
import { ticketLine } from "./_line.ts";

const kind = "servicenow_csv";

function recognise(head: Head): Recognition | null {
  const columns = new Set(columnNames(csvNames(head.text)));
  const has = (...names: readonly string[]) => names.every((name) => columns.has(name));
  const isList = has("number", "short_description") && (has("opened_at") || has("sys_created_on")) &&
    (has("state") || has("incident_state")) && !has("sys_mod_count", "sys_updated_at");
  // A mapping of one's own that has all its columns is surer.
  return isList ? { sure: 0.85, why: "the columns of a list of ServiceNow's incidents" } : null;
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file, { repeatedHeaders: true });
  const columns = columnNames(header);
  const order = settleDateOrder(file, kind, stampsOf(records, columns, isStampColumn));
  const once = new Once();
  for (const record of records) {
    const origin = { line: record.line, path: null };
    if (record.fault) {
      yield recordOf({ rejected: record.fault }, [], origin, record.raw);
      continue;
    }
    const { fields, names, notes, ticket } = ticketLine(file, kind, columns, record, order);
    if (!ticket) {
      yield recordOf(missing("number"), [], origin, record.raw);
      continue;
    }
    const [first, ...rest] = ticketRows(ticket, kind, file.config);
    const rows = [first, ...rest, ...notes, ...once.rows(personRows(vendor, names))] as const;
    yield recordOf({ rows }, fields.defects, origin, record.raw);
  }
}

/**
 * A list of ServiceNow's incidents exported as CSV, its header showing names of columns or their labels. Its stamps are
 * in the zone of whoever exported it, without an offset.
 */
export const servicenowCsv: Source = {
  kind,
  title: "ServiceNow incident list (CSV)",
  recognise,
  count: countCsvRecords,
  read: (file) => refusingNaive(file, kind, read(file)),
};
