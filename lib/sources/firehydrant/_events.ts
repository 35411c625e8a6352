import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { incidentsKind, personOf } from "./_firehydrant.ts";
import type { Milestone } from "./_milestones.ts";
import { lookUp } from "../_look_up.ts";
import type { HideNames } from "../_people.ts";

const kinds: Readonly<Record<string, string>> = {
  started: "trigger",
  acknowledged: "acknowledge",
  resolved: "resolve",
  note: "annotate",
};

/** What an event says, wherever its kind keeps it; the parts of a bulk update one after the other. */
function textOf(data: Fields): string | null {
  const plain = data.text("description") ?? data.text("body") ?? data.text("new_status");
  if (plain !== null) return plain;
  const to = data.text("current_milestone");
  if (to !== null) return `${data.text("original_milestone") ?? "none"} → ${to}`;
  const parts = data.list("events").flatMap((part) => textOf(part.object("data")) ?? []);
  if (parts.length > 0) return parts.join("; ");
  const change = [data.text("operation") ?? data.text("update_type"), subjectOf(data)];
  return change.filter((word) => word !== null).join(" ") || null;
}

/** What a change was made to: a role, a ticket, a component, or fields of the incident. */
function subjectOf(data: Fields): string | null {
  const named = data.object("role_assignment").object("incident_role").text("name") ??
    data.object("ticket").text("summary") ?? data.object("infrastructure").text("name") ??
    data.text("name");
  const fields = Object.entries(data.object("fields").values);
  return named ?? (fields.map(([name, value]) => `${name}: ${String(value)}`).join(", ") || null);
}

/** Events of an incident: notes, steps of runbooks, changes of its fields and roles. */
export function eventRows(
  fields: Fields,
  incidentId: string,
  hide: HideNames,
  zone: string | undefined,
): SourceRow[] {
  return fields.list("events").map((event, index) => {
    const kind = event.text("type")?.replace(/^event\//, "") ?? null;
    return {
      table: "incident_events",
      row: {
        event_id: `${incidentsKind}:${event.text("id") ?? `${incidentId}#${index}`}`,
        source: incidentsKind,
        record_id: `${incidentsKind}:${incidentId}`,
        occurred_at: event.instant("occurred_at", zone),
        occurred_at_raw: event.text("occurred_at"),
        kind: kind === null ? null : lookUp(kinds, kind) ?? kind,
        actor_id: personOf(event.object("author")),
        text: hide(textOf(event.object("data"))),
      },
    };
  });
}

/** The milestones an incident reached, as its events. */
export function milestoneRows(milestones: readonly Milestone[], incidentId: string): SourceRow[] {
  return milestones.map(({ slug, at, at_raw }) => ({
    table: "incident_events",
    row: {
      event_id: `${incidentsKind}:${incidentId}:${slug}`,
      source: incidentsKind,
      record_id: `${incidentsKind}:${incidentId}`,
      occurred_at: at,
      occurred_at_raw: at_raw,
      kind: lookUp(kinds, slug) ?? slug,
      text: `Milestone: ${slug}`,
    },
  }));
}
