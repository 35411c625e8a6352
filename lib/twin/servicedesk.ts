import { day, hour, minute } from "./_clock.ts";
import { csv, type Line } from "./_csv.ts";
import { wallTime } from "./_zone.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { isTold } from "./told.ts";

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

/** Number of the ticket of the incident that stands at this place among {@link ticketedIncidents}. */
export function ticketNumber(index: number): string {
  return `INC${String(20_001 + index).padStart(7, "0")}`;
}

function ticketLine(incident: Incident, index: number): Line {
  const { createdAt, resolvedAt, severity, service, title, id } = incident;
  const priority = severity === null ? null : priorities[severity - 1] as string;
  const times = [wallTime(createdAt + 3 * minute, deskZone), wallTime(resolvedAt as number, deskZone)];
  return {
    cells: [ticketNumber(index), title, "Closed", priority, service.name, ...times, `pagerduty:${id}`],
  };
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

/** Tickets about the nights the clocks changed: one of them opened at a time that never was. */
export const clockTickets = { readable: 2, unreadable: 1 } as const;

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

/** The service desk's tickets as CSV, in its own wall-clock time. */
export function deskFile(company: Company): ExportText {
  return {
    path: "raw/servicedesk/tickets.csv",
    source: "servicedesk",
    pieces: () => csv(deskHeader, deskLines(company)),
  };
}
