import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { analyticsFile } from "./pagerduty_analytics.ts";
import { legacyFile } from "./pagerduty_legacy.ts";
import { logFiles } from "./pagerduty_log_entries.ts";
import { restFiles } from "./pagerduty_rest.ts";

/** End of the stretch that is known from the legacy report, and start of the newer exports: a month stands in both. */
const legacyTo = Date.UTC(2025, 6, 1);
const analyticsFrom = Date.UTC(2025, 5, 1);

/** Incidents of the pager that a form of export covers. */
export function pagerCoverage(
  company: Company,
): Readonly<Record<"rest" | "analytics" | "legacy", readonly Incident[]>> {
  const { incidents, size } = company;
  return {
    rest: incidents.filter(({ createdAt }) => createdAt >= size.restFrom),
    analytics: incidents.filter(({ createdAt }) => createdAt >= analyticsFrom),
    legacy: incidents.filter(({ createdAt }) => createdAt < legacyTo),
  };
}

/** The pager's exports: REST answers with log entries, the analytics answer, and the report of an earlier time. */
export function pagerdutyFiles(company: Company): readonly ExportText[] {
  const { rest, analytics, legacy } = pagerCoverage(company);
  return [...restFiles(rest), ...logFiles(rest), analyticsFile(analytics), legacyFile(legacy)];
}
