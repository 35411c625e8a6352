import type { Defect, ExportFile, Origin, SourceRecord, SourceRow } from "../model/source.ts";
import type { Config } from "../model/config.ts";
import { Fields } from "./_fields.ts";
import { readJsonLines } from "./_json_lines.ts";
import { readJsonRecords } from "./_json_records.ts";
import { parseJsonRecord } from "./_json_value.ts";
import type { Once } from "./_once.ts";

/** What a vendor's mapping makes of one record. */
export type Mapped =
  | { readonly rows: readonly [SourceRow, ...SourceRow[]] }
  | { readonly rejected: Defect }
  | { readonly nothing: string };

/** How a vendor's records of one kind become rows; `once` lets each person through once a file. */
export type Mapping = (fields: Fields, config: Config, once: Once) => Mapped;

const rawLength = 4000;

/** The record, or its rejection with the text it had; a stamp without a zone says of no time when it was. */
export function recordOf(
  mapped: Mapped,
  defects: readonly Defect[],
  origin: Origin,
  raw: string,
): SourceRecord {
  const naive = defects.find(({ code }) => code === "E-ZONE");
  if (naive) return { origin, rejected: naive, raw: raw.slice(0, rawLength) };
  const seen = defects.length > 0 ? { defects } : {};
  if ("rejected" in mapped) {
    return { origin, ...seen, rejected: mapped.rejected, raw: raw.slice(0, rawLength) };
  }
  return { origin, ...seen, ...mapped };
}

/** The rejection of a record that a table cannot hold without this field. */
export function missing(field: string): Mapped {
  return { rejected: { code: "E-ID", field, value: null, reason: "it is missing" } };
}

/**
 * Reads an array of a JSON file record by record through a vendor's mapping.
 *
 * @param place where the array stands: `$` or the name of a member of the outer object.
 * @param prefix before the JSON path of each origin: `users.json#` inside a zip.
 */
export async function* mapJsonRecords(
  file: ExportFile,
  place: string,
  map: (fields: Fields) => Mapped,
  prefix = "",
): AsyncGenerator<SourceRecord> {
  for await (const record of readJsonRecords(file, place)) {
    const origin = { line: record.line, path: `${prefix}${record.path}` };
    const parsed = parseJsonRecord(record);
    if ("fault" in parsed) {
      yield recordOf({ rejected: parsed.fault }, [], origin, record.text);
    } else {
      const fields = new Fields(parsed.value);
      yield recordOf(map(fields), fields.defects, origin, record.text);
    }
  }
}

/** Reads a file of one JSON object a line through a vendor's mapping. */
export async function* mapJsonLines(
  file: ExportFile,
  map: (fields: Fields) => Mapped,
): AsyncGenerator<SourceRecord> {
  for await (const record of readJsonLines(file)) {
    const origin = { line: record.line, path: null };
    if ("fault" in record) yield recordOf({ rejected: record.fault }, [], origin, record.text);
    else {
      const fields = new Fields(record.value);
      yield recordOf(map(fields), fields.defects, origin, record.text);
    }
  }
}
