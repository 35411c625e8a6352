import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import type { JsonObject } from "../_json_value.ts";
import type { HideNames } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import {
  canonicalIncidentType,
  canonicalService,
  canonicalSeverity,
  canonicalStatus,
  canonicalTeam,
  type IncidentStatus,
} from "../_words.ts";

/** Tool all ServiceNow numbers belong to. */
export const vendor = "servicenow";

/** States of the incident table, by label and by code. */
const states: Readonly<Record<string, IncidentStatus>> = {
  "1": "open",
  "2": "acknowledged",
  active: "acknowledged",
  "work in progress": "acknowledged",
  "3": "acknowledged",
  "on hold": "acknowledged",
  pending: "acknowledged",
  "awaiting problem": "acknowledged",
  "awaiting change": "acknowledged",
  "awaiting caller": "acknowledged",
  "awaiting vendor": "acknowledged",
  "4": "acknowledged",
  "awaiting user info": "acknowledged",
  "5": "acknowledged",
  "awaiting evidence": "acknowledged",
  "6": "resolved",
  "7": "resolved",
  "closed complete": "resolved",
  "8": "cancelled",
};

/** Our word for a state of the incident table. */
export function statusOf(state: string | null, config: Config): IncidentStatus | null {
  return canonicalStatus(state, config, states);
}

/** Severity of a priority, a code or a label that begins with one (`1 - Critical`). */
function severityOf(priority: string | null, config: Config): number | null {
  const known = canonicalSeverity(priority, config);
  if (known !== null) return known;
  const code = /^\s*([1-5])(?:\s*-.*)?$/.exec(priority ?? "")?.[1];
  return code === undefined ? null : Number(code);
}

/** Columns that hold people. */
export const peopleColumns: readonly string[] = [
  ..."caller_id opened_by assigned_to resolved_by closed_by sys_created_by sys_updated_by".split(" "),
  ..."requested_by requested_for caller watch_list work_notes_list additional_assignee_list".split(" "),
];

const placed = new Set([
  ..."sys_id number short_description description state incident_state priority opened_at".split(" "),
  ..."sys_created_on resolved_at closed_at sys_updated_on sys_updated_at sys_created_at".split(" "),
  ..."assignment_group business_service calendar_stc correlation_id comments work_notes".split(" "),
  ..."comments_and_work_notes sys_class_name".split(" "),
]);

/** One incident of a ServiceNow export, whichever form it came in: values as shown, with the names of columns. */
export interface Ticket {
  readonly fields: Fields;
  /** The stamp of a column in UTC. */
  readonly stamp: (column: string) => string | null;
  /** Key of the record in its export: the `sys_id`, or the number where there is none. */
  readonly key: string;
  readonly number: string;
  readonly hide: HideNames;
  /** Values for `extra`, people as pseudonyms. */
  readonly more: JsonObject;
}

/** A state that was left again leaves the times of the end behind. */
function endOf(ticket: Ticket, status: IncidentStatus | null): string | null {
  if (status !== "resolved" && status !== null) return null;
  return ticket.stamp("resolved_at") ?? ticket.stamp("closed_at");
}

/** Seconds from opening to resolution as the tool counts them, shown with separators: `5,400`. */
function statedSeconds(fields: Fields): number | null {
  const grouped = /^\d{1,3}(?:,\d{3})+$/.exec(fields.text("calendar_stc") ?? "")?.[0];
  return grouped === undefined ? fields.number("calendar_stc") : Number(grouped.replaceAll(",", ""));
}

/** Row of the incident, and of the service it was raised on: the business service, or else the configuration item. */
export function ticketRows(
  ticket: Ticket,
  source: string,
  config: Config,
): readonly [SourceRow, ...SourceRow[]] {
  const { fields, stamp, hide } = ticket;
  const record_id = `${source}:${ticket.key}`;
  const status_raw = fields.text("incident_state") ?? fields.text("state");
  const status = statusOf(status_raw, config);
  const service_raw = fields.text("business_service") ?? fields.text("cmdb_ci");
  const isOver = status === "resolved" || status === null;
  const keeps = (column: string) => !placed.has(column) || (!isOver && /^(resolved|closed)_at$/.test(column));
  const row = {
    record_id,
    source,
    vendor,
    vendor_id: ticket.number,
    external_ref: fields.text("correlation_id"),
    title: hide(fields.text("short_description")),
    summary: hide(fields.text("description")),
    status,
    status_raw,
    severity: severityOf(fields.text("priority"), config),
    severity_raw: fields.text("priority"),
    incident_type: canonicalIncidentType(fields.text("sys_class_name"), config),
    team: canonicalTeam(fields.text("assignment_group"), config),
    service: canonicalService(service_raw, config),
    declared_at: stamp("opened_at") ?? stamp("sys_created_on") ?? stamp("sys_created_at"),
    resolved_at: endOf(ticket, status),
    updated_at: stamp("sys_updated_on") ?? stamp("sys_updated_at"),
    stated_resolve_s: statedSeconds(fields),
    extra: extraJson(ticket.more, keeps),
  };
  const first: SourceRow = { table: "incident_records", row };
  return [first, ...serviceRows(record_id, [service_raw], config)];
}
