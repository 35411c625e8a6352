import type { Config } from "../model/config.ts";
import type { SourceRow } from "../model/source.ts";
import {
  actionKindIn,
  incidentIn,
  type IssueKind,
  issueKind,
  priorityIn,
  serviceLabel,
  severityIn,
} from "./_issue_labels.ts";
import { lookUp } from "./_look_up.ts";
import type { Mapped } from "./_map_records.ts";
import { canonicalActionStatus, canonicalService, canonicalStatus } from "./_words.ts";

/** An issue of a code host, read. */
export interface Issue {
  readonly source: string;
  readonly vendor: string;
  /** `owner/name#12`. */
  readonly id: string;
  /** Repository or project it lies in, `owner/name`. */
  readonly repository: string | null;
  readonly labels: readonly string[];
  /** Names of people hidden. */
  readonly title: string;
  readonly body: string | null;
  readonly state: string | null;
  readonly created: string | null;
  readonly closed: string | null;
  readonly due: string | null;
  readonly updated: string | null;
  readonly ownerId: string | null;
  readonly url: string | null;
  readonly extra: string | null;
}

/** The incident an issue speaks of; a bare number is an issue of the same repository. */
function refersTo({ title, body, repository, id }: Issue): string | null {
  const found = incidentIn(body) ?? incidentIn(title);
  const ref = found !== null && found.startsWith("#") && repository !== null
    ? `${repository}${found}`
    : found;
  return ref === id ? null : ref;
}

function actionRow(issue: Issue, config: Config): SourceRow {
  const status = canonicalActionStatus(issue.state, config);
  return {
    table: "action_items",
    row: {
      action_item_id: `${issue.source}:${issue.id}`,
      source: issue.source,
      incident_ref: refersTo(issue),
      title: issue.title,
      kind: actionKindIn(issue.labels),
      status,
      status_raw: issue.state,
      owner_id: issue.ownerId,
      priority: priorityIn(issue.labels),
      reference: issue.url,
      created_at: issue.created,
      due_at: issue.due,
      completed_at: status === "done" ? issue.closed : null,
      updated_at: issue.updated,
    },
  };
}

/** The service a label names; else the repository's, where the configuration knows that repository for a service. */
function serviceOf({ labels, repository }: Issue, config: Config): string | null {
  const named = serviceLabel(labels);
  if (named !== null) return canonicalService(named, config);
  const known = [repository ?? "", repository?.split("/").at(-1) ?? ""];
  return known.map((name) => lookUp(config.words.services, name)).find((name) => name !== undefined) ?? null;
}

function incidentRow(issue: Issue, config: Config): SourceRow {
  return {
    table: "incident_records",
    row: {
      record_id: `${issue.source}:${issue.id}`,
      source: issue.source,
      vendor: issue.vendor,
      vendor_id: issue.id,
      external_ref: refersTo(issue),
      title: issue.title,
      summary: issue.body,
      status: canonicalStatus(issue.state, config, { "not planned": "cancelled" }),
      status_raw: issue.state,
      ...severityIn(issue.labels, config),
      incident_type: "incident",
      service: serviceOf(issue, config),
      declared_at: issue.created,
      resolved_at: issue.closed,
      updated_at: issue.updated,
      url: issue.url,
      extra: issue.extra,
    },
  };
}

function serviceRow(issue: Issue, config: Config): SourceRow[] {
  const service = serviceOf(issue, config);
  const service_raw = serviceLabel(issue.labels) ?? issue.repository;
  const record_id = `${issue.source}:${issue.id}`;
  return service === null ? [] : [{ table: "incident_services", row: { record_id, service, service_raw } }];
}

/**
 * The rows of an issue: an action item or an incident where its labels, or its type in the tool, say so. Any other issue
 * changes no table.
 */
export function issueRows(
  issue: Issue,
  config: Config,
  kind: IssueKind = issueKind(issue.labels, config),
): Mapped {
  if (kind === "action_item") return { rows: [actionRow(issue, config)] };
  if (kind === "incident") return { rows: [incidentRow(issue, config), ...serviceRow(issue, config)] };
  return { nothing: "an issue whose labels call it neither action item nor incident" };
}
