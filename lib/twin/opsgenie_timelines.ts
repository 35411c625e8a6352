import { iso } from "./_clock.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { opsgenieId, requestTail } from "./opsgenie_shapes.ts";
import { uuidOf } from "./_vendor_ids.ts";

interface Entry {
  readonly type: string;
  readonly at: number;
  readonly by: string;
  readonly title: string;
}

function entriesOf(incident: Incident): readonly Entry[] {
  const { createdAt, acknowledgedAt, resolvedAt, autoResolved, responder } = incident;
  const entries: Entry[] = [
    { type: "IncidentOpened", at: createdAt, by: "System", title: "Incident opened" },
  ];
  if (acknowledgedAt !== null) {
    const title = "Responder alert acked";
    entries.push({ type: "ResponderAlertAcked", at: acknowledgedAt, by: responder.name, title });
  }
  if (resolvedAt !== null) {
    const by = autoResolved ? "System" : responder.name;
    entries.push({ type: "IncidentResolved", at: resolvedAt, by, title: "Incident resolved" });
  }
  return entries;
}

function timeline(incident: Incident): string {
  const entries = entriesOf(incident).toReversed().map(({ type, at, by, title }) => ({
    id: `${type}_${uuidOf(`opsgenie/entry/${incident.id}/${type}`)}`,
    group: type.startsWith("Responder") ? "responderAlert" : "incident",
    type,
    eventTime: iso(at),
    hidden: false,
    actor: { name: by, type: "user" },
    title: { type: "plain_text", content: title },
  }));
  return `{"data":${JSON.stringify({ entries })}${requestTail(1, 1)}}\n`;
}

/** Answers of `GET /v2/incident-timelines/{id}/entries`: a file an incident, named after it. */
export function timelineFiles(incidents: readonly Incident[]): readonly ExportText[] {
  return incidents.map((incident) => ({
    path: `raw/opsgenie/timelines/${opsgenieId(incident)}.json`,
    source: "opsgenie_timelines",
    pieces: () => [{ text: timeline(incident), records: 1 }],
  }));
}
