import type { SourceRow } from "../../model/source.ts";
import { commentRows } from "./_comment.ts";
import { type JiraIssue, jiraKind, vendor } from "./_issue.ts";
import { actionState, issueSeverity, issueStatus } from "./_words.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalIncidentType, canonicalService, canonicalTeam } from "../_words.ts";

/** Rows of one issue. */
export type IssueRows = readonly [SourceRow, ...SourceRow[]];

/** Tools whose id or address a custom field may carry. */
const otherTools = /pagerduty|opsgenie|incident\.io|rootly|firehydrant|statuspage|servicenow/i;

function externalRef(issue: JiraIssue): string | null {
  const found = issue.custom(otherTools);
  if (!found) return null;
  const tool = otherTools.exec(found.column)?.[0].toLowerCase().replace("incident.io", "incident_io");
  return /^https?:|:/.test(found.value) ? found.value : `${tool}:${found.value}`;
}

function servicesOf(issue: JiraIssue): readonly string[] {
  const named = issue.all(/^custom field \((?:affected |impacted )?services?\)$/);
  return named.length > 0 ? named : issue.all(/^components$/);
}

function times(issue: JiraIssue, isOver: boolean) {
  return {
    started_at: issue.customStamp(
      /^(?:(?:impact|incident|outage) (?:start|began)|start(?:ed)? (?:time|at)$|started$)/,
    ),
    detected_at: issue.customStamp(/detect/),
    declared_at: issue.stamp("created"),
    acknowledged_at: issue.customStamp(/acknowledg|^(?:first )?respon(?:se|ded) (?:time|at|date)$/),
    mitigated_at: issue.customStamp(/mitigat|^(?:impact|incident|outage) end/),
    resolved_at: isOver ? issue.stamp("resolved") : null,
    updated_at: issue.stamp("updated"),
  };
}

/** An incident with its comments. */
export function incidentRows(issue: JiraIssue, key: string): IssueRows {
  const { config } = issue;
  const record_id = `${jiraKind}:${key}`;
  const services = servicesOf(issue);
  const status_raw = issue.text("status");
  const status = issueStatus(status_raw, issue.text("status category"), issue.text("resolution"), config);
  const severity = issue.custom(/^(?:incident )?severity$/)?.value ?? null;
  const type = issue.text("issue type") ?? "";
  const row = {
    record_id,
    source: jiraKind,
    vendor,
    vendor_id: key,
    external_ref: externalRef(issue),
    title: issue.prose(issue.fields.text("summary")),
    summary: issue.prose(issue.fields.text("description")),
    status,
    status_raw,
    ...issueSeverity(severity, issue.text("priority"), config),
    incident_type: incidentType(type, issue),
    team: canonicalTeam(issue.custom(/^(?:owning |responsible )?team$/)?.value, config),
    service: canonicalService(services[0], config),
    ...times(issue, status === "resolved" || status === null),
    extra: issue.extra(),
  };
  return [
    { table: "incident_records", row },
    ...serviceRows(record_id, services, config),
    ...commentRows(issue, key),
  ];
}

/** `[System] Incident` and `Major incident` are incidents; other types are what the configuration says. */
function incidentType(type: string, { config }: JiraIssue): string {
  const said = canonicalIncidentType(type, config);
  return said === type.trim() ? "incident" : said;
}

/** What kind of remedy a label says it is. */
function remedyOf(issue: JiraIssue): string | null {
  return issue.all(/^labels$/).find((label) => /^(?:prevent|mitigate|detect|process)$/i.test(label))
    ?.toLowerCase() ?? null;
}

/** A thing to be done after an incident. */
export function actionRows(issue: JiraIssue, key: string, incident: string | null): IssueRows {
  const { config } = issue;
  const status_raw = issue.text("status");
  const { status, status_reason } = actionState(
    status_raw,
    issue.text("status category"),
    issue.text("resolution"),
    config,
  );
  return [{
    table: "action_items",
    row: {
      action_item_id: `${jiraKind}:${key}`,
      source: jiraKind,
      incident_ref: incident,
      title: issue.prose(issue.fields.text("summary")) ?? key,
      kind: remedyOf(issue),
      status,
      status_raw,
      status_reason,
      owner_id: issue.person("assignee"),
      team: canonicalTeam(issue.custom(/^(?:owning |responsible )?team$/)?.value, config),
      priority: issue.text("priority"),
      reference: key,
      created_at: issue.stamp("created"),
      due_at: issue.stamp("due date"),
      completed_at: status === "done" ? issue.stamp("resolved") : null,
      updated_at: issue.stamp("updated"),
    },
  }];
}

/** A review of an incident that is kept as an issue. */
export function reviewRows(issue: JiraIssue, key: string, incident: string | null): IssueRows {
  return [{
    table: "postmortems",
    row: {
      postmortem_id: `${jiraKind}:${key}`,
      source: jiraKind,
      title: issue.prose(issue.fields.text("summary")),
      status: issue.text("status"),
      summary: issue.prose(issue.fields.text("description")),
      incident_ref: incident,
      missing: "timeline: an issue has none",
    },
  }];
}
