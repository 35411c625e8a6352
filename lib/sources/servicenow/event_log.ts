import type { ExportFile, Head, Recognition, Source, SourceRecord, SourceRow } from "../../model/source.ts";
import { countCsvRecords } from "../_csv_count.ts";
import { csvNames } from "../_csv_names.ts";
import { CsvFile, type CsvRecord } from "../_csv_records.ts";
import { stampsOf } from "../_csv_stamps.ts";
import { settleDateOrder } from "../_date_order.ts";
import { missing, recordOf } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { personRows } from "../_people.ts";
import { refusingNaive } from "../_refuse_naive.ts";
import { statusOf, ticketRows, vendor } from "./_servicenow.ts";
import { columnNames, isStampColumn } from "./_columns.ts";
import { type TicketLine, ticketLine } from "./_line.ts";

const kind = "servicenow_event_log";

function recognise(head: Head): Recognition | null {
  const columns = new Set(csvNames(head.text).map((name) => name.trim()));
  const isLog = ["number", "incident_state", "sys_mod_count", "sys_updated_at", "opened_at"]
    .every((name) => columns.has(name));
  return isLog ? { sure: 0.95, why: "a log of changes to ServiceNow's incidents, by sys_mod_count" } : null;
}

/** A line of the log that names its incident. */
interface Change {
  readonly record: CsvRecord;
  readonly line: TicketLine;
  readonly number: string;
  readonly at: string | null;
  readonly count: number;
}

function isLater(one: Change, other: Change): boolean {
  if ((one.at ?? "") !== (other.at ?? "")) return (one.at ?? "") > (other.at ?? "");
  return one.count === other.count ? one.record.line > other.record.line : one.count > other.count;
}

/** The changes of each incident in the order they were made, whatever the order of the lines. */
function histories(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const byNumber = Map.groupBy(changes, ({ number }) => number);
  return new Map(
    [...byNumber].map(([number, own]) => [number, own.toSorted((a, b) => isLater(a, b) ? 1 : -1)]),
  );
}

/** What happened, seen from the state before: the first answer and the end have the words every tool shares. */
function kindOf(state: string | null, before: string | null | undefined, file: ExportFile): string {
  const status = statusOf(state, file.config);
  if (before === undefined && status === "open") return "trigger";
  if (state === before) return "annotate";
  const wasOpen = before === undefined || statusOf(before, file.config) === "open";
  if (status === "acknowledged" && wasOpen) return "acknowledge";
  const wasResolved = before !== undefined && statusOf(before, file.config) === "resolved";
  return status === "resolved" && !wasResolved ? "resolve" : state?.toLowerCase() ?? "annotate";
}

function eventRow(change: Change, position: number, before: Change | undefined, file: ExportFile): SourceRow {
  const { line: { fields, person }, number, at } = change;
  const state = fields.text("incident_state");
  return {
    table: "incident_events",
    row: {
      event_id: `${kind}:${number}#${fields.text("sys_mod_count") ?? `line-${change.record.line}`}`,
      source: kind,
      record_id: `${kind}:${number}`,
      position,
      occurred_at: at,
      occurred_at_raw: fields.text("sys_updated_at"),
      kind: kindOf(state, before && before.line.fields.text("incident_state"), file),
      actor_id: person("sys_updated_by"),
      text: state,
    },
  };
}

/** The event a line is, and the incident where the line is its last state. */
function changeRows(
  change: Change,
  own: readonly Change[],
  file: ExportFile,
): readonly [SourceRow, ...SourceRow[]] {
  const at = own.indexOf(change);
  const event = eventRow(change, at + 1, own[at - 1], file);
  const { ticket } = change.line;
  return ticket && at === own.length - 1 ? [event, ...ticketRows(ticket, kind, file.config)] : [event];
}

function changesOf(file: ExportFile, { header, records }: CsvFile): Change[] {
  const columns = columnNames(header);
  const order = settleDateOrder(file, kind, stampsOf(records, columns, isStampColumn));
  return records.filter(({ fault }) => !fault).flatMap((record) => {
    const line = ticketLine(file, kind, columns, record, order);
    const number = line.ticket?.number;
    if (number === undefined) return [];
    const count = line.fields.number("sys_mod_count") ?? 0;
    return [{ record, line, number, at: line.stamp("sys_updated_at"), count }];
  });
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const log = await CsvFile.read(file);
  const once = new Once();
  const changes = changesOf(file, log);
  const history = histories(changes);
  const byRecord = new Map(changes.map((change) => [change.record, change]));
  for (const record of log.records) {
    const origin = { line: record.line, path: null };
    const change = byRecord.get(record);
    if (change) {
      const { fields, names } = change.line;
      const rows = changeRows(change, history.get(change.number) ?? [], file);
      const people = once.rows(personRows(vendor, names));
      yield recordOf({ rows: [...rows, ...people] }, fields.defects, origin, record.raw);
    } else {
      const why = record.fault ? { rejected: record.fault } : missing("number");
      yield recordOf(why, [], origin, record.raw);
    }
  }
}

/**
 * A log of changes to ServiceNow's incidents, one line for each: every line is an event, and the last state of an incident
 * is its record. Stamps are in the zone of whoever exported it, without an offset.
 */
export const servicenowEventLog: Source = {
  kind,
  title: "ServiceNow incidents, change by change (CSV)",
  recognise,
  count: countCsvRecords,
  read: (file) => refusingNaive(file, kind, read(file)),
};
