import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import type { HideNames } from "../_people.ts";
import { incidentsKind, personOf } from "./_rootly.ts";

/** Source of events; one included in its incident's page gets the same id. */
export const eventsKind = "rootly_events";

/** One event of an incident's timeline; null without id. */
export function eventRow(record: Fields, incident: string, hide: HideNames): SourceRow | null {
  const id = record.text("id");
  const attributes = record.object("attributes");
  if (id === null) return null;
  const written = attributes.text("occurred_at") === null ? "created_at" : "occurred_at";
  return {
    table: "incident_events",
    row: {
      event_id: `${eventsKind}:${id}`,
      source: eventsKind,
      record_id: `${incidentsKind}:${incident}`,
      occurred_at: attributes.instant(written, undefined),
      occurred_at_raw: attributes.text(written),
      kind: attributes.text("kind") ?? "note",
      actor_id: personOf(attributes.values["user"]),
      text: hide(attributes.text("event")),
    },
  };
}
