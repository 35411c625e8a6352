import type { Config } from "../../model/config.ts";
import { Fields } from "../_fields.ts";
import { readInstant } from "../_instant.ts";
import { readLocalStamp } from "../_local_stamp.ts";
import { lookUp } from "../_look_up.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { ticketRows, vendor } from "./_servicenow.ts";
import { idsByName, namesById, peopleIn, withoutPeople } from "./_people.ts";
import { journalsIn, readJournals } from "./_journal.ts";
import { type TableValues, tableValues } from "./_values.ts";

/** Source of the incident table as JSON. */
export const tableKind = "servicenow_table";

/** Columns that are of use by name only. */
const named = { business_service: "services", cmdb_ci: "services", assignment_group: "teams" } as const;

/** What is shown, without the references that neither the answer nor the configuration names. */
function nameable(read: TableValues, fields: Fields, config: Config): Readonly<Record<string, string>> {
  const shown = { ...read.shown };
  for (const [column, words] of Object.entries(named)) {
    const value = shown[column];
    if (value === undefined || !read.nameless.includes(column)) continue;
    if (lookUp(config.words[words], value) !== undefined) continue;
    delete shown[column];
    const reason = "a reference without its name; export with sysparm_display_value=all, " +
      `or name it under "words: ${words}:" in hindcast.yaml`;
    fields.defects.push({ code: "E-SCHEMA", field: column, value, reason });
  }
  return shown;
}

/** One record of the incident table in any of the forms `sysparm_display_value` gives it. */
export function mapTableIncident(fields: Fields, config: Config, once: Once): Mapped {
  const read = tableValues(fields, config);
  const number = read.shown["number"];
  const key = read.stored["sys_id"] ?? read.shown["sys_id"] ?? number;
  if (number === undefined || key === undefined) return missing("number");
  const shown = nameable(read, fields, config);
  const values = new Fields(shown, fields.defects);
  const people = peopleIn(shown, (column) => read.stored[column] ?? null);
  const journal = readJournals(journalsIn(shown), {
    source: tableKind,
    key,
    ids: idsByName(people),
    read: (text) => readLocalStamp(text, config.zones.sources[tableKind], null),
  });
  const names = new Map([...namesById(people), ...journal.people]);
  const stamp = (column: string) => {
    const stored = read.stored[column];
    const text = stored ?? shown[column];
    if (text === undefined) return null;
    return values.taken(column, readInstant(text, stored === undefined ? read.zone : "UTC"));
  };
  const more = withoutPeople({ ...shown, ...unnamed(read, shown) }, people);
  const ticket = { fields: values, stamp, key, number, hide: hidingNames(vendor, names), more };
  const [first, ...rest] = ticketRows(ticket, tableKind, config);
  return { rows: [first, ...rest, ...journal.events, ...once.rows(personRows(vendor, names))] };
}

/** References that were left out for want of a name are kept by their id. */
function unnamed(read: TableValues, shown: Readonly<Record<string, string>>): Record<string, string> {
  const left = Object.keys(named).filter((column) => read.shown[column] !== shown[column]);
  return Object.fromEntries(left.map((column) => [`${column}_sys_id`, read.shown[column] as string]));
}

/** One record of the user table. */
export function mapTableUser(fields: Fields, config: Config): Mapped {
  const { shown, stored } = tableValues(fields, config);
  const id = stored["sys_id"] ?? shown["sys_id"];
  if (id === undefined) return missing("sys_id");
  const [row] = personRows(vendor, new Map([[id, shown["name"] ?? shown["user_name"] ?? null]]));
  if (!row) return missing("sys_id");
  return { rows: [{ ...row, row: { ...row.row, email: shown["email"] ?? null } }] };
}
