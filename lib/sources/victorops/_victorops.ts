import type { NamedPeople } from "../_people.ts";
import type { Fields } from "../_fields.ts";
import { personId } from "../_person.ts";

/** Tool all ids of VictorOps, now Splunk On-Call, belong to. */
export const vendor = "victorops";

/** Source of incidents. */
export const incidentsKind = "victorops_incidents";

/** User names an incident holds: they are all it says of people. */
export function peopleIn(fields: Fields): NamedPeople {
  const acted = fields.list("transitions").flatMap((transition) => transition.text("by") ?? []);
  const names = [...fields.texts("pagedUsers"), ...acted].filter(isPerson);
  return new Map(names.map((name) => [name, name]));
}

/** Whether a user name is a person's: the tool acts as SYSTEM. */
function isPerson(name: string): boolean {
  return name !== "SYSTEM";
}

/** Pseudonym of a user name; NULL for the tool itself. */
export function personOf(name: string | null): string | null {
  return name !== null && isPerson(name) ? personId(vendor, name) : null;
}
