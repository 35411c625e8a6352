import { hour, iso, minute } from "./_clock.ts";
import { wallTime } from "./_zone.ts";
import { csv, type Line } from "./_csv.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incidents.ts";
import type { Person } from "./people.ts";

const pageSize = 100;
/** Incidents that stand in two neighbouring pages, as when new ones arrive between two requests. */
const pageOverlap = 3;
const pagesPerFile = 10;

/** End of the stretch that is known from the legacy report, and start of the newer exports: a month stands in both. */
const legacyTo = Date.UTC(2025, 6, 1);
const analyticsFrom = Date.UTC(2025, 5, 1);

/** Zone of the legacy report, whose stamps carry no offset. */
export const legacyZone = "America/New_York";

const missingId = { code: "E-ID", field: "id", reason: "a record without an id", scope: "record" } as const;

function reference(type: string, id: string, summary: string): Record<string, string> {
  return { id, type: `${type}_reference`, summary };
}

function serviceOf({ service }: Incident): Record<string, string> {
  return reference("service", service.pagerId, service.pagerName);
}

function person({ pagerId, name }: Person): Record<string, string> {
  return reference("user", pagerId, name);
}

/** Address of an incident in the pager. */
export function incidentUrl(incident: Incident): string {
  return `https://larkspur.pagerduty.com/incidents/${incident.id}`;
}

function statusOf(incident: Incident): "triggered" | "acknowledged" | "resolved" {
  if (incident.resolvedAt !== null) return "resolved";
  return incident.acknowledgedAt === null ? "triggered" : "acknowledged";
}

function lastChange(incident: Incident): number {
  return incident.resolvedAt ?? incident.acknowledgedAt ?? incident.createdAt;
}

function isByPerson({ resolvedAt, autoResolved, acknowledgedAt }: Incident): boolean {
  return resolvedAt === null ? acknowledgedAt !== null : !autoResolved;
}

function whileOpen({ acknowledgedAt, responder, resolvedAt }: Incident): Record<string, unknown> {
  if (resolvedAt !== null) return { assignments: [], acknowledgements: [] };
  const at = iso(acknowledgedAt ?? 0);
  return {
    assignments: [{ at, assignee: person(responder) }],
    acknowledgements: acknowledgedAt === null ? [] : [{ at, acknowledger: person(responder) }],
  };
}

function restIncident(incident: Incident): Record<string, unknown> {
  const { id, number, title, body, severity, service } = incident;
  const resolvedAt = incident.recordedResolvedAt;
  return {
    id,
    type: "incident",
    summary: `[#${number}] ${title}`,
    html_url: incidentUrl(incident),
    incident_number: number,
    title,
    created_at: iso(incident.createdAt),
    updated_at: iso(lastChange(incident)),
    status: statusOf(incident),
    incident_key: `${service.pagerName}/${number}`,
    service: serviceOf(incident),
    assigned_via: "escalation_policy",
    last_status_change_at: iso(lastChange(incident)),
    last_status_change_by: isByPerson(incident) ? person(incident.responder) : serviceOf(incident),
    resolved_at: resolvedAt === null ? null : iso(resolvedAt),
    ...whileOpen(incident),
    escalation_policy: reference(
      "escalation_policy",
      `PE${service.team.id.slice(2)}`,
      `${service.team.name} on call`,
    ),
    teams: [reference("team", service.team.id, service.team.name)],
    priority: severity === null ? null : reference("priority", `PP0000${severity}`, `P${severity}`),
    urgency: severity !== null && severity <= 3 ? "high" : "low",
    ...(incident.kind === "test" ? { incident_type: { name: "test" } } : {}),
    body: { type: "incident_body", details: body },
  };
}

// The state half an hour earlier, as an export taken then had it.
function earlierState(incident: Incident): Incident {
  return { ...incident, resolvedAt: null, recordedResolvedAt: null };
}

function dueFor(defect: Incident["defect"]): Pick<ListItem, "reject"> {
  if (defect !== "far_future") return {};
  const reason = "a stamp beyond the year 2099";
  return { reject: { code: "E-DATE", field: "resolved_at", reason, scope: "field" } };
}

function* restPage(incidents: readonly Incident[], isFirst: boolean): Generator<ListItem> {
  for (const incident of incidents) yield { json: restIncident(incident), ...dueFor(incident.defect) };
  if (!isFirst) return;
  const repeated = incidents.find(({ acknowledgedAt, resolvedAt }) =>
    acknowledgedAt !== null && resolvedAt !== null
  );
  if (repeated) yield { json: restIncident(earlierState(repeated)) };
  yield { json: { ...restIncident(incidents[0] as Incident), id: undefined }, reject: missingId };
}

function restFiles(incidents: readonly Incident[]): readonly ExportText[] {
  const perFile = pageSize * (incidents.length > 10 * pageSize ? pagesPerFile : 1);
  const count = Math.ceil(incidents.length / perFile);
  return Array.from({ length: count }, (_, index) => {
    const offset = index * perFile;
    const page = incidents.slice(Math.max(0, offset - pageOverlap), offset + perFile);
    const tail = `,"limit":${perFile},"offset":${offset},"more":${index < count - 1},"total":null`;
    return {
      path: `raw/pagerduty/incidents-${index + 1}.json`,
      source: "pagerduty_rest_incidents",
      pieces: () => jsonList(restPage(page, index === 0), "incidents", tail),
    };
  });
}

interface Entry {
  readonly kind: string;
  readonly at: number;
  readonly channel: Record<string, unknown>;
  readonly agent: Record<string, string>;
  readonly summary: string;
}

function entriesOf(incident: Incident): readonly Entry[] {
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

const notes = [
  "Looking at the dashboards, errors began together with the page.",
  "Rolled back as a precaution, no effect so far.",
  "Capacity doubled, error rate is falling.",
  "Customer support informed, next update in 30 minutes.",
  "Found it, fix is being reviewed.",
];

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

function logFiles(incidents: readonly Incident[]): readonly ExportText[] {
  const perFile = 1_000;
  return Array.from({ length: Math.ceil(incidents.length / perFile) }, (_, index) => ({
    path: `raw/pagerduty/log_entries-${index + 1}.json`,
    source: "pagerduty_rest_log_entries",
    pieces: () =>
      jsonList(logEntries(incidents.slice(index * perFile, (index + 1) * perFile)), "log_entries"),
  }));
}

const seconds = (from: number, to: number | null) => to === null ? null : Math.round((to - from) / 1000);

function statedResolve(incident: Incident): number | null {
  const stated = seconds(incident.createdAt, incident.resolvedAt);
  return stated !== null && incident.defect === "negative_stated" ? -stated : stated;
}

const naive = (at: number | null) => at === null ? null : iso(at).slice(0, 19);

function analyticsRow(incident: Incident): Record<string, unknown> {
  const { service, severity, responder, acknowledgedAt, escalatedAt, resolvedAt } = incident;
  const isAcknowledged = acknowledgedAt !== null;
  return {
    id: incident.id,
    incident_number: incident.number,
    description: incident.title,
    service_id: service.pagerId,
    service_name: service.pagerName,
    team_id: service.team.id,
    team_name: service.team.name,
    ...(incident.kind === "test" ? { incident_type_name: "test" } : {}),
    priority_name: severity === null ? null : `P${severity}`,
    priority_order: severity === null ? null : 6 - severity,
    urgency: severity !== null && severity <= 3 ? "high" : "low",
    status: statusOf(incident),
    major: severity !== null && severity <= 2,
    auto_resolved: incident.autoResolved,
    created_at: naive(incident.createdAt),
    resolved_at: naive(incident.recordedResolvedAt),
    updated_at: naive(lastChange(incident) + 6 * hour + (incident.number % 600) * minute / 10),
    seconds_to_first_ack: seconds(incident.createdAt, acknowledgedAt),
    seconds_to_resolve: statedResolve(incident),
    engaged_seconds: isAcknowledged ? seconds(acknowledgedAt, resolvedAt) : null,
    acknowledgement_count: isAcknowledged ? 1 : 0,
    escalation_count: escalatedAt === null ? 0 : 1,
    acknowledged_user_ids: isAcknowledged ? [responder.pagerId] : [],
  };
}

function* analyticsRows(incidents: readonly Incident[]): Generator<ListItem> {
  for (const incident of incidents) yield { json: analyticsRow(incident), ...dueFor(incident.defect) };
  yield { json: { ...analyticsRow(incidents[0] as Incident), id: null }, reject: missingId };
}

function analyticsFile(incidents: readonly Incident[]): ExportText {
  const tail = `,"limit":1000,"more":false,"order":"asc","order_by":"created_at","time_zone":"Etc/UTC"`;
  return {
    path: "raw/pagerduty/analytics.json",
    source: "pagerduty_analytics",
    pieces: () => jsonList(analyticsRows(incidents), "data", tail),
  };
}

const legacyHeader = [
  ..."id incident_number description service_id service_name escalation_policy_id escalation_policy_name"
    .split(" "),
  ..."created_on resolved_on seconds_to_first_ack seconds_to_resolve auto_resolved escalation_count".split(
    " ",
  ),
  ..."auto_escalation_count acknowledge_count assignment_count urgency".split(" "),
];

function legacyCells(incident: Incident): Line["cells"] {
  const { service, severity, acknowledgedAt, escalatedAt, recordedResolvedAt } = incident;
  const escalations = escalatedAt === null ? 0 : 1;
  return [
    ...[incident.id, incident.number, incident.title, service.pagerId, service.pagerName],
    ...[`PE${service.team.id.slice(2)}`, `${service.team.name} on call`],
    wallTime(incident.createdAt, legacyZone),
    recordedResolvedAt === null ? null : wallTime(recordedResolvedAt, legacyZone),
    ...[
      seconds(incident.createdAt, acknowledgedAt),
      statedResolve(incident),
      incident.autoResolved ? "true" : "false",
    ],
    ...[escalations, escalations, acknowledgedAt === null ? 0 : 1, 1 + escalations],
    severity !== null && severity <= 3 ? "high" : "low",
  ];
}

function* legacyLines(incidents: readonly Incident[]): Generator<Line> {
  for (const [index, incident] of incidents.entries()) {
    const due = dueFor(incident.defect).reject;
    yield { cells: legacyCells(incident), ...(due ? { reject: { ...due, field: "resolved_on" } } : {}) };
    if (index !== 4) continue;
    // A line that was cut while it was written.
    const reject = {
      code: "E-FIELDS",
      field: null,
      reason: "a line with too few fields",
      scope: "record",
    } as const;
    yield { cells: legacyCells(incident).slice(0, 6), reject };
  }
}

function legacyFile(incidents: readonly Incident[]): ExportText {
  return {
    path: "raw/pagerduty/legacy.csv",
    source: "pagerduty_csv",
    pieces: () => csv(legacyHeader, legacyLines(incidents)),
  };
}

/** Incidents of the pager that a form of export covers. */
export function pagerCoverage(
  company: Company,
): Readonly<Record<"rest" | "analytics" | "legacy", readonly Incident[]>> {
  const { incidents, size } = company;
  return {
    rest: incidents.filter(({ createdAt }) => createdAt >= size.restFrom),
    analytics: incidents.filter(({ createdAt }) => createdAt >= analyticsFrom),
    legacy: incidents.filter(({ createdAt }) => createdAt < legacyTo),
  };
}

/** The pager's exports: REST answers with log entries, the analytics answer, and the report of an earlier time. */
export function pagerdutyFiles(company: Company): readonly ExportText[] {
  const { rest, analytics, legacy } = pagerCoverage(company);
  return [...restFiles(rest), ...logFiles(rest), analyticsFile(analytics), legacyFile(legacy)];
}
