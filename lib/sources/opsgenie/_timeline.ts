import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { lookUp } from "../_look_up.ts";
import { incidentsKind, personNamed, vendor } from "./_opsgenie.ts";
import type { HideNames, NamedPeople } from "../_people.ts";
import { personId } from "../_person.ts";

/** Source of timelines; an entry embedded in its incident gets the same id as in a file of its own. */
export const timelinesKind = "opsgenie_timelines";

const kinds: Readonly<Record<string, string>> = {
  IncidentOpened: "trigger",
  IncidentResolved: "resolve",
};

/** Resolving an incident acknowledges its responders' alerts by itself, which is nobody's answer. */
function kindOf(entry: Fields): string | null {
  const type = entry.text("type");
  if (type === "ResponderAlertAcked") {
    return personNamed(entry.object("actor")) === null ? type : "acknowledge";
  }
  return type === null ? null : lookUp(kinds, type) ?? type;
}

/** People who acted, by name: a timeline gives no ids. */
export function actorsOf(entries: readonly Fields[]): NamedPeople {
  const names = entries.flatMap((entry) => personNamed(entry.object("actor")) ?? []);
  return new Map(names.map((name) => [name, name]));
}

/** The entries of a timeline as events of its incident. */
export function eventRows(
  entries: readonly Fields[],
  incidentId: string,
  hide: HideNames,
  zone: string | undefined,
): SourceRow[] {
  return entries.map((entry, index) => {
    const actor = personNamed(entry.object("actor"));
    return {
      table: "incident_events",
      row: {
        event_id: `${timelinesKind}:${entry.text("id") ?? `${incidentId}#${index}`}`,
        source: timelinesKind,
        record_id: `${incidentsKind}:${incidentId}`,
        occurred_at: entry.instant("eventTime", zone),
        occurred_at_raw: entry.text("eventTime"),
        kind: kindOf(entry),
        actor_id: actor === null ? null : personId(vendor, actor),
        text: hide(entry.object("description").text("content") ?? entry.object("title").text("content")),
      },
    };
  });
}

/** What a timeline tells of the incident's course. */
export interface Course {
  readonly declared_at: string | null;
  readonly acknowledged_at: string | null;
  readonly resolved_at: string | null;
}

/** First opening and answer; the end is the first one after the last reopening, and none where that came last. */
export function courseOf(entries: readonly Fields[], zone: string | undefined): Course {
  const told = entries.map((entry) => ({
    type: entry.text("type"),
    kind: kindOf(entry),
    at: entry.instant("eventTime", zone),
  }));
  const times = (isMeant: (event: typeof told[number]) => boolean) =>
    told.flatMap((event) => event.at !== null && isMeant(event) ? [event.at] : []).sort();
  const reopened = times(({ type }) => type === "IncidentReopened").at(-1) ?? "";
  const ends = times(({ type }) => type === "IncidentResolved" || type === "IncidentClosed");
  return {
    declared_at: times(({ type }) => type === "IncidentOpened")[0] ?? null,
    acknowledged_at: times(({ kind }) => kind === "acknowledge")[0] ?? null,
    resolved_at: ends.find((at) => at > reopened) ?? null,
  };
}
