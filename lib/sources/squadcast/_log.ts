import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { lookUp } from "../_look_up.ts";
import { type HideNames, type NamedPeople } from "../_people.ts";
import { personId } from "../_person.ts";
import { incidentsKind, stamp, vendor } from "./_squadcast.ts";

const kinds: Readonly<Record<string, string>> = {
  triggered: "trigger",
  acknowledged: "acknowledge",
  resolved: "resolve",
  note_created: "annotate",
};

/** Entries that name whom an incident was given to, not who did it. */
const givesAway = new Set(["triggered", "reassigned"]);

function userOf(entry: Fields): string | null {
  return entry.text("assignedTo") === "user" ? entry.text("id") : null;
}

/** "... modified by Jo Doe", "Jo Doe created a note": the one place where a name stands beside an id. */
function nameIn(reason: string | null): string | null {
  return /\bby (\S.*)$/.exec(reason ?? "")?.[1] ?? /^(\S.*) created a note$/.exec(reason ?? "")?.[1] ?? null;
}

/** People an incident names: by id in its log, by name as its assignee where the log says that this is a person. */
export function peopleIn(fields: Fields): NamedPeople {
  const log = fields.list("logs");
  const people = new Map<string, string | null>();
  for (const entry of log) {
    const id = userOf(entry);
    if (id === null) continue;
    const name = givesAway.has(entry.text("action") ?? "") ? null : nameIn(entry.text("reason"));
    people.set(id, name ?? people.get(id) ?? null);
  }
  const last = log.findLast((entry) => givesAway.has(entry.text("action") ?? ""));
  const holder = last === undefined ? null : userOf(last);
  const assignee = fields.text("assignee");
  if (holder !== null && assignee !== null) people.set(holder, assignee);
  return people;
}

/** The log of an incident as its events. */
export function eventRows(
  fields: Fields,
  incidentId: string,
  hide: HideNames,
  zone: string | undefined,
): SourceRow[] {
  return fields.list("logs").map((entry, index) => {
    const action = entry.text("action");
    const user = givesAway.has(action ?? "") ? null : userOf(entry);
    const note = entry.object("additionalInfo").text("note");
    return {
      table: "incident_events",
      row: {
        event_id: `${incidentsKind}:${incidentId}:${entry.text("time") ?? index}:${action ?? index}`,
        source: incidentsKind,
        record_id: `${incidentsKind}:${incidentId}`,
        occurred_at: stamp(entry, "time", zone),
        occurred_at_raw: entry.text("time"),
        kind: action === null ? null : lookUp(kinds, action) ?? action,
        actor_id: user === null ? null : personId(vendor, user),
        text: hide(note ?? entry.text("reason")),
      },
    };
  });
}
