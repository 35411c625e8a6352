import { alertFiles } from "./alerts_csv.ts";
import { changesFile } from "./changes_csv.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import { githubFiles } from "./github.ts";
import { pagerdutyFiles } from "./pagerduty.ts";
import { postmortemFiles } from "./postmortems.ts";
import { prometheusFiles } from "./prometheus.ts";
import { deskFile, ticketedIncidents, ticketNumber } from "./servicedesk.ts";
import { slackFiles } from "./slack.ts";
import { shownIncidents, statusFile } from "./status_page.ts";
import { trackerFile } from "./tracker.ts";

/** What each tool exports of the company, by the tool's name: `deno task twin --tell pagerduty,slack` writes these. */
export const tellings: Readonly<Record<string, (company: Company) => readonly ExportText[]>> = {
  pagerduty: pagerdutyFiles,
  github: githubFiles,
  slack: slackFiles,
  postmortems: postmortemFiles,
  alerts: alertFiles,
  changes: (company) => [changesFile(company)],
  status_page: (company) => [statusFile(company)],
  servicedesk: (company) => [deskFile(company)],
  tracker: (company) => [trackerFile(company)],
  prometheus: prometheusFiles,
};

/** That a record, named `vendor:vendor_id` as in the warehouse, tells of an incident, named by its id in the company. */
export interface ToldRecord {
  readonly record: string;
  readonly incident: string;
}

/**
 * Which records of a tool tell of which incident: the truth that linking is examined against. One entry for each tool
 * that has records of incidents; records that are not listed stand for themselves.
 */
export const recordsToldBy: Readonly<Record<string, (company: Company) => readonly ToldRecord[]>> = {
  pagerduty: ({ incidents }) => incidents.map(({ id }) => ({ record: `pagerduty:${id}`, incident: id })),
  status_page: (company) =>
    shownIncidents(company).map(({ id, number }) => ({ record: `statuspage:st-${number}`, incident: id })),
  servicedesk: (company) =>
    ticketedIncidents(company).map(({ id }, index) => ({
      record: `servicedesk:${ticketNumber(index)}`,
      incident: id,
    })),
};

/** Zone of stamps a tool writes without an offset, by source: goes into the `hindcast.yaml` beside its exports. */
export const zonesToldIn: Readonly<Record<string, string>> = {};
