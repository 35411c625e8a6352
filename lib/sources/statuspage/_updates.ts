import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { lookUp } from "../_look_up.ts";
import { incidentsKind } from "./_statuspage.ts";

/** When an update holds from: its author may correct what the page shows, not when it was written. */
export function displayedAt(update: Fields, zone: string | undefined): string | null {
  return update.instant("display_at", zone) ?? update.instant("created_at", zone);
}

/** The update that opened an incident: the first one written, wherever it stands in the list. */
export function opening(fields: Fields): Fields | undefined {
  const written = (update: Fields) => update.text("created_at") ?? "";
  return fields.list("incident_updates").toSorted((
    one,
    other,
  ) => (written(one) < written(other) ? -1 : 1))[0];
}

const kinds: Readonly<Record<string, string>> = { resolved: "resolve", completed: "resolve" };

/** Kind of event that an update of this status is. */
export function updateKind(status: string): string {
  return lookUp(kinds, status) ?? status;
}

/** What the page told, as events of the incident. */
export function eventRows(fields: Fields, incidentId: string, zone: string | undefined): SourceRow[] {
  return fields.list("incident_updates").map((update, index) => {
    const status = update.text("status");
    return {
      table: "incident_events",
      row: {
        event_id: `${incidentsKind}:${update.text("id") ?? `${incidentId}#${index}`}`,
        source: incidentsKind,
        record_id: `${incidentsKind}:${incidentId}`,
        occurred_at: displayedAt(update, zone),
        occurred_at_raw: update.text("display_at") ?? update.text("created_at"),
        kind: status === null ? null : updateKind(status),
        text: update.text("body"),
      },
    };
  });
}
