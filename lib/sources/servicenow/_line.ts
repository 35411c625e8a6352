import type { ExportFile, SourceRow } from "../../model/source.ts";
import type { CsvRecord } from "../_csv_records.ts";
import { Fields } from "../_fields.ts";
import { type DateOrder, readLocalStamp } from "../_local_stamp.ts";
import { hidingNames, type NamedPeople } from "../_people.ts";
import { type Ticket, vendor } from "./_servicenow.ts";
import { journalsIn, readJournals } from "./_journal.ts";
import { idsByName, namesById, peopleIn, withoutPeople } from "./_people.ts";

/** A line of a CSV export with everything a row of it needs. */
export interface TicketLine {
  readonly fields: Fields;
  readonly stamp: (column: string) => string | null;
  readonly names: NamedPeople;
  /** Notes and comments. */
  readonly notes: readonly SourceRow[];
  /** Pseudonym of whoever a column names. */
  readonly person: (column: string) => string | null;
  /** The incident, or null where the line has no number. */
  readonly ticket: Ticket | null;
}

const empty = new Set(["", "?", "(empty)", "NULL"]);

/** Reads one line: what people see, in their zone and their order of day and month. */
export function ticketLine(
  file: ExportFile,
  kind: string,
  columns: readonly string[],
  record: CsvRecord,
  order: DateOrder | null,
): TicketLine {
  const cells = columns.map((column, at) => [column, record.cells[at]?.trim() ?? ""] as const);
  const values = Object.fromEntries(cells.filter(([, cell]) => !empty.has(cell)));
  const fields = new Fields(values);
  const zone = file.config.zones.sources[kind];
  const stamp = (column: string) => {
    const text = values[column];
    return text === undefined ? null : fields.taken(column, readLocalStamp(text, zone, order));
  };
  const people = peopleIn(values);
  const number = values["number"];
  const key = values["sys_id"] ?? number ?? "";
  const journal = readJournals(journalsIn(values), {
    source: kind,
    key,
    ids: idsByName(people),
    read: (text) => readLocalStamp(text, zone, order),
  });
  const names = new Map([...namesById(people), ...journal.people]);
  const more = withoutPeople(values, people);
  const person = (column: string) => people.has(column) ? String(more[column]) : null;
  const hide = hidingNames(vendor, names);
  const ticket = number === undefined ? null : { fields, stamp, key, number, hide, more };
  return { fields, stamp, names, notes: journal.events, person, ticket };
}
