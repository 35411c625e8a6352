import { iso } from "./_clock.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import { person, serviceOf } from "./_pagerduty_shapes.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

const notes = [
  "Looking at the dashboards, errors began together with the page.",
  "Rolled back as a precaution, no effect so far.",
  "Capacity doubled, error rate is falling.",
  "Customer support informed, next update in 30 minutes.",
  "Found it, fix is being reviewed.",
];

/** One entry of the pager's log. */
export interface Entry {
  readonly kind: string;
  readonly at: number;
  readonly channel: Record<string, unknown>;
  readonly agent: Record<string, string>;
  readonly summary: string;
}

/** What happened to an incident in the pager, oldest first. */
export function entriesOf(incident: Incident): readonly Entry[] {
  const { responder, acknowledgedAt, escalatedAt, resolvedAt, autoResolved } = incident;
  const service = serviceOf(incident);
  const human = person(responder);
  const policy = `${incident.service.team.name} on call`;
  const website = { type: "website" };
  const entries: Entry[] = [
    {
      kind: "trigger",
      at: incident.createdAt,
      channel: { type: "api" },
      agent: service,
      summary: "Triggered through the API.",
    },
  ];
  if (escalatedAt !== null) {
    const summary = `Escalated to level 2 of ${policy}.`;
    entries.push({
      kind: "escalate",
      at: escalatedAt,
      channel: { type: "timeout" },
      agent: service,
      summary,
    });
  }
  if (acknowledgedAt !== null) {
    const summary = `Acknowledged by ${responder.name}.`;
    entries.push({ kind: "acknowledge", at: acknowledgedAt, channel: website, agent: human, summary });
  }
  if (acknowledgedAt !== null && resolvedAt !== null && incident.number % 3 === 0) {
    const at = acknowledgedAt + Math.floor((resolvedAt - acknowledgedAt) / 2000) * 1000;
    const note = notes[incident.number % notes.length] as string;
    entries.push({
      kind: "annotate",
      at,
      channel: { type: "note", summary: note },
      agent: human,
      summary: note,
    });
  }
  if (resolvedAt !== null) {
    const [channel, agent] = autoResolved ? [{ type: "timeout" }, service] : [website, human];
    entries.push({ kind: "resolve", at: resolvedAt, channel, agent, summary: "Resolved." });
  }
  return entries.sort((one, other) => one.at - other.at);
}

function* logEntries(incidents: readonly Incident[]): Generator<ListItem> {
  for (const incident of incidents) {
    for (const [index, entry] of entriesOf(incident).entries()) {
      yield {
        json: {
          id: `R${incident.id.slice(1)}${index}`,
          type: `${entry.kind}_log_entry`,
          summary: entry.summary,
          created_at: iso(entry.at),
          agent: entry.agent,
          channel: entry.channel,
          service: serviceOf(incident),
          incident: { id: incident.id, type: "incident_reference" },
        },
      };
    }
  }
}

/** Answers of `GET /log_entries`: what happened to each incident, oldest first. */
export function logFiles(incidents: readonly Incident[]): readonly ExportText[] {
  const perFile = 1_000;
  return Array.from({ length: Math.ceil(incidents.length / perFile) }, (_, index) => ({
    path: `raw/pagerduty/log_entries-${index + 1}.json`,
    source: "pagerduty_rest_log_entries",
    pieces: () =>
      jsonList(logEntries(incidents.slice(index * perFile, (index + 1) * perFile)), "log_entries"),
  }));
}
