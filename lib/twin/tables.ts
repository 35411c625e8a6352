import { day, hour, iso, minute } from "./_clock.ts";
import { wallTime } from "./_zone.ts";
import { csv, type Line } from "./_csv.ts";
import { pick, streamOf } from "./_draw.ts";
import { type Alert, createAlerts, months } from "./alerts.ts";
import type { Change } from "./changes.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";
import { isTold } from "./actions.ts";
import { hashOf } from "./_hash.ts";
import type { Incident } from "./incidents.ts";

const alertHeader = "alert_id,service,rule,summary,severity,fired_at,cleared_at,incident".split(",");

function alertLine(alert: Alert): Line {
  const { id, service, rule, summary, severity, firedAt, clearedAt, incident } = alert;
  const cleared = clearedAt === null ? null : iso(clearedAt);
  return { cells: [id, service.name, rule, summary, severity, iso(firedAt), cleared, incident?.id ?? null] };
}

const alertOverlap = 2;

function* alertLines(alerts: readonly Alert[], before: readonly Alert[], isFirst: boolean): Generator<Line> {
  // Each month was asked for a little early, so the last alerts of the month before stand in it again.
  for (const alert of before) yield alertLine(alert);
  for (const alert of alerts) yield alertLine(alert);
  if (!isFirst) return;
  const [cells] = [alertLine(alerts[0] as Alert).cells];
  const reject = {
    code: "E-FIELDS",
    field: null,
    reason: "a line with too many fields",
    scope: "record",
  } as const;
  yield { cells: [...cells.slice(0, 7), "", "stray"], reject };
}

// Made month by month as the files are written, in order, and not kept.
function alertFiles(company: Company): readonly ExportText[] {
  const source = createAlerts(company);
  let before: readonly Alert[] = [];
  return months.map(({ label }, index) => ({
    path: `raw/monitoring/alerts-${label}.csv`,
    source: "alerts",
    *pieces() {
      const alerts = source.next().value ?? [];
      yield* csv(alertHeader, alertLines(alerts, before, index === 0));
      before = alerts.slice(-alertOverlap);
    },
  }));
}

const changeHeader = "change_id,kind,service,description,outcome,started,finished".split(",");

function* changeLines(changes: readonly Change[]): Generator<Line> {
  for (const { id, kind, service, title, status, startedAt, finishedAt } of changes) {
    yield { cells: [id, kind, service.name, title, status, iso(startedAt), iso(finishedAt)] };
  }
  const reject = {
    code: "E-DATE",
    field: "started",
    reason: "a day that does not exist",
    scope: "record",
  } as const;
  const broken = "2026-02-30T10:00:00Z";
  yield { cells: ["cfg-typo-1", "config", "gateway", "Raise limit", "success", broken, null], reject };
}

/** Impact on the status page by severity; what is below is not shown to customers. */
const impacts = ["critical", "major", "minor"] as const;

/** Pager incidents that were also told on the status page: some of the severe ones. */
export function shownIncidents(company: Company): readonly Incident[] {
  return company.incidents.filter((incident) =>
    isTold(incident) && (incident.severity ?? 9) <= 3 && hashOf(`status/${incident.id}`) % 4 === 0
  );
}

/** An incident that only the status page knows. */
export interface StatusOnly {
  readonly id: string;
  readonly service: string;
  readonly startedAt: number;
  readonly resolvedAt: number;
}

/** Incidents of the status page that nobody was paged for. */
export function statusOnlyIncidents(company: Company): readonly StatusOnly[] {
  const random = streamOf(company.seed, "status-only");
  return Array.from({ length: company.size.statusOnly }, (_, index) => {
    const startedAt = Date.UTC(2025, 5, 1) + Math.floor(random.next() * 480 * 86_400) * 1000;
    const resolvedAt = startedAt + (20 + random.integer(80)) * minute;
    return {
      id: `st-only-${index + 1}`,
      service: pick(company.services, random).name,
      startedAt,
      resolvedAt,
    };
  });
}

function statusRecord(incident: Incident): Record<string, unknown> {
  const { createdAt, resolvedAt, severity, service, title, id } = incident;
  const end = resolvedAt as number;
  return {
    id: `st-${incident.number}`,
    name: `Trouble with ${service.name}`,
    status: "resolved",
    impact: impacts[(severity as number) - 1],
    started_at: iso(createdAt - Math.min(5 * minute, Math.floor((end - createdAt) / 20_000) * 1000)),
    resolved_at: iso(end),
    components: [service.name],
    external_ref: `pagerduty:${id}`,
    body: title,
  };
}

function* statusPieces(company: Company): Generator<Piece> {
  let line = 0;
  for (const incident of shownIncidents(company)) {
    line++;
    yield { text: `${JSON.stringify(statusRecord(incident))}\n`, records: 1 };
  }
  for (const { id, service, startedAt, resolvedAt } of statusOnlyIncidents(company)) {
    line++;
    const name = `Slow pages in ${service}`;
    const stamps = { started_at: iso(startedAt), resolved_at: iso(resolvedAt) };
    const json = {
      id,
      name,
      status: "resolved",
      impact: "minor",
      ...stamps,
      components: [service],
      external_ref: null,
    };
    yield { text: `${JSON.stringify(json)}\n`, records: 1 };
  }
  const reason = "a line cut before its end";
  const rejects = [{
    code: "E-JSON",
    field: null,
    reason,
    line: line + 1,
    path: null,
    scope: "record",
  }] as const;
  yield { text: '{"id":"st-cut","name":"Trouble with gate\n', records: 1, rejects };
}

/** Zone of the service desk, whose stamps carry no offset. */
export const deskZone = "Europe/Berlin";

const deskHeader =
  "number,short_description,state,priority,business_service,opened_at,closed_at,correlation_id".split(",");
const priorities = ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "5 - Planning"];

/** Pager incidents with a ticket of the service desk. */
export function ticketedIncidents(company: Company): readonly Incident[] {
  const told = company.incidents.filter(isTold);
  const every = Math.max(1, Math.floor(told.length / company.size.tickets));
  return told.filter((_, index) => index % every === 0).slice(0, company.size.tickets);
}

/** Tickets of the service desk that were cancelled and that no other tool knows. */
export const cancelledTickets = 6;

function ticketLine(incident: Incident, index: number): Line {
  const { createdAt, resolvedAt, severity, service, title, id } = incident;
  const number = `INC${String(20_001 + index).padStart(7, "0")}`;
  const priority = severity === null ? null : priorities[severity - 1] as string;
  const times = [wallTime(createdAt + 3 * minute, deskZone), wallTime(resolvedAt as number, deskZone)];
  return { cells: [number, title, "Closed", priority, service.name, ...times, `pagerduty:${id}`] };
}

function* deskLines(company: Company): Generator<Line> {
  for (const [index, incident] of ticketedIncidents(company).entries()) yield ticketLine(incident, index);
  for (let index = 0; index < cancelledTickets; index++) {
    const at = Date.UTC(2025, 8, 3, 9) + index * 50 * day;
    const stamps = [wallTime(at, deskZone), wallTime(at + hour, deskZone)];
    yield {
      cells: [`INC09000${index}`, "Opened by mistake", "Cancelled", "4 - Low", "accounts", ...stamps, null],
    };
  }
  yield* nightsOfTheClocks();
}

// Both weekends on which the clocks of the service desk were changed: one hour twice, and one that never was.
function* nightsOfTheClocks(): Generator<Line> {
  const night = (number: string, opened: string, closed: string) => {
    return [number, "Batch run late", "Closed", "4 - Low", "reporting", opened, closed, null] as const;
  };
  yield { cells: night("INC0910001", "2025-10-26 02:30:00", "2025-10-26 03:30:00") };
  yield { cells: night("INC0910002", "2026-03-29 01:45:00", "2026-03-29 03:15:00") };
  const reason = "a time the clocks skipped";
  const reject = { code: "E-DATE", field: "opened_at", reason, scope: "field" } as const;
  yield { cells: night("INC0910003", "2026-03-29 02:30:00", "2026-03-29 04:00:00"), reject };
}

const actionHeader = "key,summary,type,status,owner_team,created,due,completed,incident".split(",");

function* actionLines(company: Company): Generator<Line> {
  for (const item of company.actionItems) {
    const { reference, title, kind, status, incident, createdAt, dueAt, completedAt } = item;
    const completed = completedAt === null ? null : iso(completedAt);
    const team = incident.service.team.name;
    yield {
      cells: [reference, title, kind, status, team, iso(createdAt), iso(dueAt), completed, incident.id],
    };
  }
}

/** Exports read through mappings: alerts, changes, status page, service desk, tracker. */
export function tableFiles(company: Company): readonly ExportText[] {
  return [
    ...alertFiles(company),
    {
      path: "raw/changes/config.csv",
      source: "config_changes",
      pieces: () => csv(changeHeader, changeLines(company.changes)),
    },
    { path: "raw/status/incidents.jsonl", source: "status_page", pieces: () => statusPieces(company) },
    {
      path: "raw/servicedesk/tickets.csv",
      source: "servicedesk",
      pieces: () => csv(deskHeader, deskLines(company)),
    },
    {
      path: "raw/tracker/actions.csv",
      source: "tracker",
      pieces: () => csv(actionHeader, actionLines(company)),
    },
  ];
}
