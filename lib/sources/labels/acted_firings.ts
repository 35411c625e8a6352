import { isUtf8 } from "node:buffer";
import { CsvFile, type CsvRecord } from "../_csv_records.ts";
import { refuse } from "../_refuse.ts";

/** What people did about a warning. */
export interface ActedFiring {
  /** Id of the rule. */
  readonly rule: string;
  /** When it fired, ISO 8601 in UTC. */
  readonly firedAt: string;
  /** What they did. */
  readonly action: string;
}

const columns = ["rule", "fired_at", "by", "action"] as const;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/;

function actedOf(record: CsvRecord, header: readonly string[], path: string): ActedFiring {
  const wrong = (field: string, value: string, reason: string) =>
    refuse("E-FIELDS", { thing: path, line: record.line, field, value, reason, remedy: "Correct this row" });
  if (record.fault) throw wrong(record.fault.field ?? "rule", record.raw, record.fault.reason);
  const [rule = "", firedAt = "", by = "", action = ""] = columns.map((column) =>
    (record.cells[header.indexOf(column)] ?? "").trim()
  );
  if (rule === "") throw wrong("rule", rule, "it is empty");
  if (!instant.test(firedAt) || Number.isNaN(Date.parse(firedAt))) {
    throw wrong("fired_at", firedAt, "it is no time with its offset, such as 2026-07-14T09:00:00Z");
  }
  if (by === "" || by.includes("@") || by.length > 40) {
    throw wrong("by", by, "it is no pseudonym or initials of at most 40 letters");
  }
  if (action === "") throw wrong("action", action, "it is empty");
  return { rule, firedAt: new Date(firedAt).toISOString(), action };
}

/**
 * Reads which warnings people acted on, from CSV with the columns `rule,fired_at,by,action`.
 *
 * @param path named in messages.
 * @throws {ExportError} naming file, line and field of what is not sound: half a ledger would count wrongly.
 */
export function readActedFirings(bytes: Uint8Array, path: string): readonly ActedFiring[] {
  if (!isUtf8(bytes)) {
    throw refuse("E-ENCODING", { thing: path, reason: "it is not UTF-8", remedy: "Save it as UTF-8" });
  }
  const { header, records } = CsvFile.parse(new TextDecoder().decode(bytes), path);
  const missing = columns.find((column) => !header.includes(column));
  if (missing !== undefined) {
    throw refuse("E-HEADER", {
      thing: path,
      line: 1,
      reason: `its header lacks "${missing}"`,
      remedy: `Let the first line read ${columns.join(",")}`,
    });
  }
  return records.map((record) => actedOf(record, header, path));
}
