import { end, exportedAt, iso, start } from "./_clock.ts";
import type { FileBooks } from "./_ledger.ts";
import type { Company } from "./company.ts";
import { banks } from "./_banks.ts";
import { type Family, variants } from "./families.ts";
import {
  burstShape,
  type Defect,
  endedAt,
  improvedFrom,
  type Incident,
  migrationRatio,
  resolveLogSd,
} from "./incidents.ts";
import { decoyMetric, leadingMetric, leadRise, leadTime } from "./metrics.ts";
import { legacyZone, pagerCoverage } from "./pagerduty.ts";
import { postmortemFiles } from "./postmortems.ts";
import { improvedService } from "./services.ts";
import { channelsOf } from "./slack.ts";
import {
  cancelledTickets,
  deskZone,
  shownIncidents,
  statusOnlyIncidents,
  ticketedIncidents,
} from "./tables.ts";

const idsOf = (incidents: readonly Incident[]) => incidents.map(({ id }) => id);

/** Tickets of the service desk about the nights the clocks changed. */
const clockTickets = { readable: 2, unreadable: 1 };

function incidentRecords(company: Company): Readonly<Record<string, number>> {
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

function totals(company: Company, books: readonly FileBooks[]) {
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
    // One row of the table has a day that does not exist; without a start it is rejected.
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

function familyTruth(company: Company): Record<string, unknown> {
  const families = Object.keys(banks) as Family[];
  return Object.fromEntries(families.map((family) => {
    const own = company.incidents.filter((incident) => incident.family === family);
    const ended = endedAt[family];
    return [family, { ended_at: ended === undefined ? null : iso(ended), incidents: idsOf(own) }];
  }));
}

function defectTruth(company: Company): Record<string, readonly string[]> {
  const broken = company.incidents.filter(({ defect }) => defect !== null);
  const byDefect = Object.groupBy(broken, ({ defect }) => defect as Defect);
  return Object.fromEntries(Object.entries(byDefect).map(([defect, own]) => [defect, idsOf(own)]));
}

function actionTruth(company: Company): readonly Record<string, unknown>[] {
  return company.actionItems
    .filter(({ completedAt }) => completedAt !== null)
    .map(({ reference, family, completedAt, endsFamily, incident }) => ({
      reference,
      family,
      incident: incident.id,
      completed_at: iso(completedAt as number),
      ends_family: endsFamily,
    }));
}

function planted(company: Company): Record<string, unknown> {
  const { incidents, services } = company;
  const isNovel = ({ family, kind }: Incident) => family === null && kind === "incident";
  const banked = incidents.filter(({ titleVariant }) => titleVariant !== null);
  return {
    change_effect: {
      kind: "migration",
      window_s: 3600,
      rate_ratio: migrationRatio,
      same_service_only: true,
      incidents_brought: idsOf(incidents.filter(({ triggeredBy }) => triggeredBy !== null)),
    },
    change_decoys: { kinds: ["deployment", "flag", "config"], why: "office hours, as incidents; no effect" },
    families: familyTruth(company),
    novel: idsOf(incidents.filter(isNovel)),
    paraphrases: {
      variants_per_family: variants,
      held_out: "variant % 2 is 1",
      // incident: [variant of the title, variant of the body]
      incidents: Object.fromEntries(
        banked.map(({ id, titleVariant, bodyVariant }) => [id, [titleVariant, bodyVariant]]),
      ),
    },
    leading_indicator: {
      metric: leadingMetric,
      family: "memory",
      lead_s: leadTime / 1000,
      rise: leadRise,
      services: services.filter(({ leaks }) => leaks).map(({ name }) => name),
      decoy_metric: decoyMetric,
    },
    durations: {
      improved_service: improvedService,
      improved_from: iso(improvedFrom),
      factor: 0.5,
      log_sd: resolveLogSd,
      median_resolve_s: Object.fromEntries(
        services.map(({ name, medianResolveS }) => [name, medianResolveS]),
      ),
      not_affected_by: ["severity", "team", "family", "hour"],
    },
    overdispersion: { law: "gamma of mean 1 on each week of a service", shape: burstShape },
    action_items_done: actionTruth(company),
    broken_records: defectTruth(company),
    open: idsOf(incidents.filter(({ resolvedAt }) => resolvedAt === null)),
    tests: idsOf(incidents.filter(({ kind }) => kind === "test")),
    postmortems: postmortemFiles(company).map(({ path }, index) => ({
      path,
      incident: company.told[index]?.id,
    })),
    status_page_only: statusOnlyIncidents(company).map(({ id }) => id),
    naive_zones: { pagerduty_csv: legacyZone, servicedesk: deskZone },
  };
}

/** What is true of a company and of the files written: the answers its exports are examined against. */
export function truthOf(company: Company, books: readonly FileBooks[]) {
  return {
    seed: company.seed,
    scale: company.scale,
    paraphrases_used: company.paraphrases,
    span: { start: iso(start), end: iso(end), exported_at: iso(exportedAt) },
    totals: totals(company, books),
    incident_records_by_source: incidentRecords(company),
    planted: planted(company),
    files: books,
  };
}
