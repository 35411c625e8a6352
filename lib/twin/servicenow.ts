import { csv, type Line } from "./_csv.ts";
import { hashOf } from "./_hash.ts";
import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { listFiles } from "./_vendor_pages.ts";
import { dayFirstTime } from "./_wall_clock.ts";
import { wallTime } from "./_zone.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { deskZone } from "./servicedesk.ts";

/** Zone of whoever exports lists of ServiceNow, whose stamps carry no offset. */
export const servicenowZone = deskZone;

/** Number of an incident in ServiceNow. */
export function servicenowNumber({ number }: Incident): string {
  return `INC${String(number).padStart(7, "0")}`;
}

function sysId(text: string): string {
  return [0, 1, 2, 3].map((part) => hashOf(`${text}/${part}`).toString(16).padStart(8, "0")).join("");
}

const priorities = ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "5 - Planning"];

function stateOf({ resolvedAt, acknowledgedAt }: Incident): readonly [label: string, code: string] {
  if (resolvedAt !== null) return ["Closed", "7"];
  return acknowledgedAt === null ? ["New", "1"] : ["In Progress", "2"];
}

function lastChange({ resolvedAt, acknowledgedAt, createdAt }: Incident): number {
  return resolvedAt ?? acknowledgedAt ?? createdAt;
}

const both = (display_value: string, value: string = display_value) => ({ display_value, value });

/** A stamp is stored in UTC and shown in the zone of whoever asked. */
function stamp(at: number | null) {
  return at === null ? both("") : both(wallTime(at, servicenowZone), wallTime(at, "UTC"));
}

function tableItem(incident: Incident): ListItem {
  const { id, title, body, service, severity, responder, createdAt, recordedResolvedAt, number } = incident;
  const [label, code] = stateOf(incident);
  const priority = severity === null ? "" : priorities[severity - 1] as string;
  const json = {
    sys_id: both(sysId(id)),
    number: both(servicenowNumber(incident)),
    short_description: both(title),
    description: both(body),
    state: both(label, code),
    priority: both(priority, priority.slice(0, 1)),
    business_service: both(service.name, sysId(service.name)),
    assignment_group: both(service.team.name, sysId(service.team.name)),
    assigned_to: both(responder.name, sysId(responder.name)),
    opened_at: stamp(createdAt),
    resolved_at: stamp(recordedResolvedAt),
    closed_at: both(""),
    sys_updated_on: stamp(lastChange(incident)),
    correlation_id: both(number % 2 === 0 ? `pagerduty:${id}` : ""),
  };
  return { json, ...refusedEnd(incident, "resolved_at") };
}

/** The company's incidents as ServiceNow's Table API gives them, values stored and shown. */
export function servicenowFiles(company: Company): readonly ExportText[] {
  const items = company.incidents.map(tableItem);
  const list = { path: "raw/servicenow/incidents", source: "servicenow_table", items };
  return listFiles(list, { member: "result", pageSize: 1000, tail: () => "" });
}

const labels =
  "Number,Opened,Short description,Priority,State,Business service,Assignment group,Assigned to,Resolved," +
  "Updated,Correlation ID";

function* listLines({ incidents }: Company): Generator<Line> {
  for (const incident of incidents) {
    const { title, service, severity, responder, createdAt, recordedResolvedAt, id, number } = incident;
    const [state] = stateOf(incident);
    yield {
      cells: [
        servicenowNumber(incident),
        wallTime(createdAt, servicenowZone),
        title,
        severity === null ? "" : priorities[severity - 1] as string,
        state,
        service.name,
        service.team.name,
        responder.name,
        recordedResolvedAt === null ? "" : wallTime(recordedResolvedAt, servicenowZone),
        wallTime(lastChange(incident), servicenowZone),
        number % 2 === 0 ? `pagerduty:${id}` : "",
      ],
      ...refusedEnd(incident, "resolved_at"),
    };
  }
}

/** The same incidents as a list exported by somebody, labels for a header, stamps in their own zone. */
export function servicenowListFiles(company: Company): readonly ExportText[] {
  return [{
    path: "raw/servicenow/incident_list.csv",
    source: "servicenow_csv",
    pieces: () => csv(labels.split(","), listLines(company)),
  }];
}

const logHeader =
  "number,incident_state,active,sys_mod_count,opened_at,sys_updated_by,sys_updated_at,priority,cmdb_ci,assignment_group," +
  "short_description,resolved_at,closed_at";

function changesOf(incident: Incident): readonly (readonly [state: string, at: number])[] {
  const { createdAt, acknowledgedAt, resolvedAt } = incident;
  return [
    ["New", createdAt],
    ...(acknowledgedAt === null ? [] : [["Active", acknowledgedAt] as const]),
    ...(resolvedAt === null ? [] : [["Resolved", resolvedAt] as const]),
  ];
}

function* logLines({ incidents }: Company): Generator<Line> {
  for (const incident of incidents) {
    const { title, service, severity, responder, createdAt, recordedResolvedAt } = incident;
    const end = recordedResolvedAt === null ? "?" : dayFirstTime(recordedResolvedAt, servicenowZone);
    const changes = changesOf(incident);
    for (const [count, [state, at]] of changes.entries()) {
      yield {
        cells: [
          servicenowNumber(incident),
          state,
          `${state !== "Resolved"}`,
          count,
          dayFirstTime(createdAt, servicenowZone),
          responder.login,
          dayFirstTime(at, servicenowZone),
          severity === null ? "?" : priorities[severity - 1] as string,
          service.name,
          service.team.name,
          title,
          end,
          "?",
        ],
        ...(count === changes.length - 1 ? refusedEnd(incident, "resolved_at") : {}),
      };
    }
  }
}

/** The same incidents as a log of their changes, a line each, day first and without an offset. */
export function servicenowLogFiles(company: Company): readonly ExportText[] {
  return [{
    path: "raw/servicenow/incident_changes.csv",
    source: "servicenow_event_log",
    pieces: () => csv(logHeader.split(","), logLines(company)),
  }];
}
