import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { incidentsKind, personOf } from "./_pagerduty.ts";
import type { HideNames } from "../_people.ts";

/** Source of log entries; an entry embedded in its incident gets the same id as the same entry in a file of its own. */
export const logEntriesKind = "pagerduty_rest_log_entries";

function textOf(entry: Fields): string | null {
  const channel = entry.object("channel");
  const note = entry.text("note") ?? channel.text("content") ?? channel.text("summary");
  const isNote = channel.text("type") === "note";
  return (isNote ? note : null) ?? entry.object("event_details").text("description") ?? entry.text("summary");
}

/** One log entry as an event of its incident; null without id or incident. */
export function eventRow(
  entry: Fields,
  incidentId: string | null,
  hide: HideNames,
  zone: string | undefined,
): SourceRow | null {
  const id = entry.text("id");
  const incident = entry.object("incident").text("id") ?? incidentId;
  if (id === null || incident === null) return null;
  return {
    table: "incident_events",
    row: {
      event_id: `${logEntriesKind}:${id}`,
      source: logEntriesKind,
      record_id: `${incidentsKind}:${incident}`,
      occurred_at: entry.instant("created_at", zone),
      occurred_at_raw: entry.text("created_at"),
      kind: entry.text("type")?.replace(/_log_entry(_reference)?$/, "") ?? null,
      actor_id: personOf(entry.object("agent")),
      text: hide(textOf(entry)),
    },
  };
}
