import type { Config } from "../../model/config.ts";
import type { ExportFile, Source, SourceRecord } from "../../model/source.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvNames } from "../_csv_names.ts";
import { CsvFile } from "../_csv_records.ts";
import { anyInstant } from "../_epoch.ts";
import { Fields } from "../_fields.ts";
import { type Mapped, recordOf } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { refusingNaive } from "../_refuse_naive.ts";
import { mapAlert } from "./_alert.ts";

const kind = "opsgenie_alerts_csv";
const needed = ["Alert ID", "Alias", "TinyID", "Message", "Status", "Acknowledged", "CreatedAt", "UpdatedAt"];

/** The API's name of a column. */
function nameInApi(column: string): string {
  if (column === "Alert ID") return "id";
  return column === "TinyID" ? "tinyId" : `${column.slice(0, 1).toLowerCase()}${column.slice(1)}`;
}

/** Stamps are milliseconds since 1970; when an alert was answered and closed stands in the API's list alone. */
function mapped(fields: Fields, config: Config, once: Once): Mapped {
  const zone = config.zones.sources[kind];
  const [createdAt, updatedAt] = [
    anyInstant(fields, "CreatedAt", zone),
    anyInstant(fields, "UpdatedAt", zone),
  ];
  const values = Object.entries(fields.values).filter(([column]) =>
    !/^(?:Created|Updated)AtDate$/.test(column)
  );
  const named = Object.fromEntries(values.map(([column, value]) => [nameInApi(column), value]));
  // Some accounts name the owner by something else than an address.
  const name = fields.text("Owner");
  const owner = name === null || name.includes("@") ? name : { type: "user", id: name };
  return mapAlert(new Fields({ ...named, createdAt, updatedAt, owner }, fields.defects), config, once);
}

async function* records(file: ExportFile): AsyncGenerator<SourceRecord> {
  const { header, records } = await CsvFile.read(file);
  const once = new Once();
  for (const { line, raw, cells, fault } of records) {
    const fields = new Fields(Object.fromEntries(header.map((name, at) => [name, cells[at] || null])));
    const read = fault ? { rejected: fault } : mapped(fields, file.config, once);
    yield recordOf(read, fields.defects, { line, path: null }, raw);
  }
}

/** Alerts as Opsgenie's list of alerts exports them; the same alerts as in the API's, which tells more. */
export const opsgenieAlertsCsv: Source = {
  kind,
  title: "Opsgenie alerts (CSV)",
  recognise(head) {
    const header = new Set(csvNames(head.text));
    return needed.every((name) => header.has(name))
      ? { sure: 0.95, why: "the columns of Opsgenie's list of alerts" }
      : null;
  },
  count: countCsvRecords,
  read: (file) => refusingNaive(file, kind, records(file)),
};
