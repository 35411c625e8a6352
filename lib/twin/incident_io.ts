import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { shortIdOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import { incidentUrl } from "./_pagerduty_shapes.ts";
import type { ActionItem } from "./actions.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";

const pageSize = 250;

const idOf = (text: string) => `01J${shortIdOf(text).toUpperCase()}`;
const stamp = (at: number) => new Date(at).toISOString();

/** What people call an incident of incident.io. */
export function incidentIoReference({ number }: Incident): string {
  return `INC-${number}`;
}

function user({ name, email }: Person): Record<string, string> {
  return { id: idOf(`user/${name}`), name, email, role: "responder" };
}

function statusOf({ resolvedAt, acknowledgedAt }: Incident): Record<string, unknown> {
  const [name, category] = resolvedAt !== null
    ? ["Closed", "closed"]
    : acknowledgedAt === null
    ? ["Triage", "triage"]
    : ["Investigating", "live"];
  return { id: idOf(`status/${name}`), name, category, rank: 1 };
}

function timestampsOf(incident: Incident): readonly Record<string, unknown>[] {
  const { createdAt, acknowledgedAt, recordedResolvedAt } = incident;
  const named = [
    ["Reported at", createdAt],
    ["Acknowledged at", acknowledgedAt],
    ["Resolved at", recordedResolvedAt],
  ] as const;
  return named.map(([name, at], rank) => ({
    incident_timestamp: { id: idOf(`timestamp/${name}`), name, rank },
    value: at === null ? null : { value: stamp(at) },
  }));
}

function field(name: string, value: Record<string, unknown>): Record<string, unknown> {
  return { custom_field: { id: idOf(`field/${name}`), name, field_type: "single_select" }, values: [value] };
}

function fieldsOf(incident: Incident): readonly Record<string, unknown>[] {
  const { service, number } = incident;
  const pager = number % 2 === 0 ? [field("PagerDuty", { value_link: incidentUrl(incident) })] : [];
  return [
    field("Affected services", {
      value_catalog_entry: { id: idOf(`service/${service.name}`), name: service.name },
    }),
    field("Team", { value_option: { id: idOf(`team/${service.team.name}`), value: service.team.name } }),
    ...pager,
  ];
}

const severities = ["Critical", "Major", "Minor"];

function incidentItem(incident: Incident): ListItem {
  const { title, body, createdAt, resolvedAt, acknowledgedAt, severity, responder, kind, number } = incident;
  const name = severities[(severity ?? 9) - 1];
  const json = {
    id: idOf(`incident/${incident.id}`),
    reference: incidentIoReference(incident),
    name: title,
    summary: body,
    mode: kind === "test" ? "test" : "standard",
    visibility: "public",
    incident_status: statusOf(incident),
    severity: name === undefined
      ? null
      : { id: idOf(`severity/${name}`), name, rank: 3 - severities.indexOf(name) },
    created_at: stamp(createdAt),
    updated_at: stamp(resolvedAt ?? acknowledgedAt ?? createdAt),
    incident_timestamp_values: timestampsOf(incident),
    duration_metrics: [],
    custom_field_entries: fieldsOf(incident),
    incident_role_assignments: [{
      role: { id: idOf("role/lead"), name: "Incident Lead" },
      assignee: user(responder),
    }],
    creator: { alert: { id: idOf(`alert/${incident.id}`), title } },
    permalink: `https://app.incident.io/larkspur/incidents/${number}`,
    slack_channel_name: `inc-${number}`,
    has_debrief: false,
    workload_minutes_total: 40.5,
  };
  return { json, ...refusedEnd(incident, "incident_timestamp_values[2].value.value") };
}

function followUpItem(item: ActionItem): ListItem {
  const { reference, incident, title, status, kind, createdAt, completedAt } = item;
  const words = { done: "completed", open: "outstanding", cancelled: "not_doing" } as const;
  const json = {
    id: idOf(`follow_up/${reference}`),
    incident_id: idOf(`incident/${incident.id}`),
    title,
    status: words[status],
    labels: [kind],
    assignee_team: { id: idOf(`team/${incident.service.team.name}`), name: incident.service.team.name },
    created_at: stamp(createdAt),
    updated_at: stamp(completedAt ?? createdAt),
    ...(completedAt === null ? {} : { completed_at: stamp(completedAt) }),
    external_issue_reference: {
      provider: "jira",
      issue_name: reference,
      issue_permalink: `https://larkspur.atlassian.example/browse/${reference}`,
    },
  };
  return { json };
}

function tail(): string {
  return `,"pagination_meta":{"page_size":${pageSize}}`;
}

/** The company's incidents and follow-ups as incident.io's API gives them. */
export function incidentIoFiles(company: Company): readonly ExportText[] {
  const incidents = {
    path: "raw/incident_io/incidents",
    source: "incident_io_incidents",
    items: company.incidents.map(incidentItem),
  };
  const followUps = {
    path: "raw/incident_io/follow_ups",
    source: "incident_io_follow_ups",
    items: company.actionItems.map(followUpItem),
  };
  return [
    ...listFiles(incidents, { member: "incidents", pageSize, tail }),
    ...listFiles(followUps, { member: "follow_ups", pageSize, tail }),
  ];
}
