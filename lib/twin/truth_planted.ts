import { iso } from "./_clock.ts";
import { banks, type Family } from "./banks/mod.ts";
import type { Company } from "./company.ts";
import type { Defect, Incident } from "./incident.ts";
import { improvedFrom, resolveLogSd } from "./incidents.ts";
import { decoyMetric, leadingMetric, leadRise, leadTime } from "./metrics.ts";
import { burstShape, endedAt, migrationRatio } from "./occurrences.ts";
import { legacyZone } from "./pagerduty_legacy.ts";
import { postmortemFiles } from "./postmortems.ts";
import { deskZone } from "./servicedesk.ts";
import { improvedService } from "./services.ts";
import { statusOnlyIncidents } from "./status_page.ts";
import { causeTruth } from "./truth_causes.ts";

const idsOf = (incidents: readonly Incident[]) => incidents.map(({ id }) => id);

function familyTruth(company: Company): Record<string, unknown> {
  const families = Object.keys(banks) as Family[];
  return Object.fromEntries(families.map((family) => {
    const own = company.incidents.filter((incident) => incident.family === family);
    const ended = endedAt[family];
    const { cause, trigger } = banks[family];
    return [family, {
      ended_at: ended === undefined ? null : iso(ended),
      cause,
      trigger,
      incidents: idsOf(own),
    }];
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

/** What was planted in a company and its decoys, with the ids to score answers by. */
export function plantedIn(company: Company): Record<string, unknown> {
  const { incidents, services } = company;
  const isNovel = ({ family, kind }: Incident) => family === null && kind === "incident";
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
    ...causeTruth(company),
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
