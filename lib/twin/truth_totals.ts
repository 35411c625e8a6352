import type { FileBooks } from "./_ledger.ts";
import type { Company } from "./company.ts";
import { pagerCoverage } from "./pagerduty.ts";
import { cancelledTickets, clockTickets, ticketedIncidents } from "./servicedesk.ts";
import { channelsOf } from "./slack.ts";
import { shownIncidents } from "./status_page.ts";

/** Incidents each source tells of, each once however often it stands in the files. */
export function incidentRecords(company: Company): Readonly<Record<string, number>> {
  const { rest, analytics, legacy } = pagerCoverage(company);
  return {
    pagerduty_rest_incidents: rest.length,
    pagerduty_analytics: analytics.length,
    pagerduty_csv: legacy.length,
    status_page: shownIncidents(company).length + company.size.statusOnly,
    servicedesk: ticketedIncidents(company).length + cancelledTickets + clockTickets.readable +
      clockTickets.unreadable,
  };
}

function sum(books: readonly FileBooks[], source: string): number {
  return books.filter((file) => file.source === source).reduce((total, file) => total + file.records, 0);
}

function rejectedRecords(books: readonly FileBooks[]): number {
  return books.flatMap(({ rejects }) => rejects).filter(({ scope }) => scope === "record").length;
}

/** What a load of all exports must show. */
export function totalsOf(company: Company, books: readonly FileBooks[]) {
  const { incidents, size, changes, told, actionItems } = company;
  const deskOnly = clockTickets.readable + clockTickets.unreadable;
  const points = books.reduce((total, file) => total + file.points, 0);
  return {
    incidents: incidents.length + size.statusOnly + deskOnly + cancelledTickets,
    // Without tests, cancelled ones, and the one whose opening stands at a time that never was.
    counted_incidents: size.incidents + size.statusOnly + clockTickets.readable,
    incident_records: Object.values(incidentRecords(company)).reduce((total, count) => total + count, 0),
    pager_incidents: incidents.length,
    test_incidents: size.tests,
    cancelled_incidents: cancelledTickets,
    open_incidents: incidents.filter(({ resolvedAt }) => resolvedAt === null).length,
    alerts: size.alerts,
    table_changes: changes.length,
    deployments: size.deployments,
    spoken_messages: sum(books, "slack_messages"),
    // The lines at the head of each channel are messages too: who created it, its topic, its purpose.
    messages: sum(books, "slack_messages") + 3 * channelsOf(company).length,
    incident_channels: channelsOf(company).length,
    log_entries: sum(books, "pagerduty_rest_log_entries"),
    metric_points: points,
    postmortems: told.length,
    tracker_action_items: actionItems.length,
    rejected_records: rejectedRecords(books),
  };
}
