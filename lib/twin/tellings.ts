import { alertmanagerFiles } from "./alertmanager.ts";
import { alertFiles } from "./alerts_csv.ts";
import { changesFile } from "./changes_csv.ts";
import { cloudwatchFiles, cloudwatchZone } from "./cloudwatch.ts";
import { datadogFiles, datadogId } from "./datadog.ts";
import { datadogMetricFiles } from "./datadog_metrics.ts";
import { newrelicFiles } from "./newrelic.ts";
import { argocdFiles } from "./argocd.ts";
import { buildkiteFiles } from "./buildkite.ts";
import { circleciFiles } from "./circleci.ts";
import { changeLogFiles, launchdarklyFiles, unleashFiles } from "./flag_tools.ts";
import { gitlabFiles } from "./gitlab.ts";
import { jenkinsFiles } from "./jenkins.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import { githubFiles } from "./github.ts";
import { incidentIoFiles, incidentIoReference } from "./incident_io.ts";
import { jiraFiles, jiraKey, jiraZone } from "./jira.ts";
import { pagerdutyFiles } from "./pagerduty.ts";
import { postmortemFiles } from "./postmortems.ts";
import { prometheusFiles } from "./prometheus.ts";
import { rootlyFiles, rootlyId } from "./rootly.ts";
import { deskFile, ticketedIncidents, ticketNumber } from "./servicedesk.ts";
import {
  servicenowFiles,
  servicenowListFiles,
  servicenowLogFiles,
  servicenowNumber,
  servicenowZone,
} from "./servicenow.ts";
import { slackFiles } from "./slack.ts";
import { shownIncidents, statusFile } from "./status_page.ts";
import { teamsFiles } from "./teams.ts";
import { trackerFile } from "./tracker.ts";
import { zoomFiles } from "./zoom.ts";
import { firehydrantFiles, firehydrantId } from "./firehydrant.ts";
import type { Incident } from "./incident.ts";
import { opsgenieFiles } from "./opsgenie.ts";
import { opsgenieId, opsgenieServiceId } from "./opsgenie_shapes.ts";
import { squadcastFiles, squadcastId } from "./squadcast.ts";
import { statuspageFiles, statuspageId, statuspageIncidents } from "./statuspage.ts";
import { victoropsFiles } from "./victorops.ts";

/** What each tool exports of the company, by the tool's name: `deno task twin --tell pagerduty,slack` writes these. */
export const tellings: Readonly<Record<string, (company: Company) => readonly ExportText[]>> = {
  pagerduty: pagerdutyFiles,
  github: githubFiles,
  slack: slackFiles,
  teams: teamsFiles,
  zoom: zoomFiles,
  postmortems: postmortemFiles,
  alerts: alertFiles,
  changes: (company) => [changesFile(company)],
  status_page: (company) => [statusFile(company)],
  servicedesk: (company) => [deskFile(company)],
  tracker: (company) => [trackerFile(company)],
  prometheus: prometheusFiles,
  alertmanager: alertmanagerFiles,
  cloudwatch: cloudwatchFiles,
  datadog: datadogFiles,
  datadog_metrics: datadogMetricFiles,
  newrelic: newrelicFiles,
  unleash: unleashFiles,
  launchdarkly: launchdarklyFiles,
  jenkins: jenkinsFiles,
  gitlab: gitlabFiles,
  circleci: circleciFiles,
  change_log: changeLogFiles,
  buildkite: buildkiteFiles,
  argocd: argocdFiles,
  firehydrant: firehydrantFiles,
  incident_io: incidentIoFiles,
  jira: jiraFiles,
  rootly: rootlyFiles,
  servicenow: servicenowFiles,
  servicenow_list: servicenowListFiles,
  servicenow_log: servicenowLogFiles,
  opsgenie: opsgenieFiles,
  squadcast: squadcastFiles,
  statuspage: statuspageFiles,
  victorops: victoropsFiles,
};

/** That a record, named `vendor:vendor_id` as in the warehouse, tells of an incident, named by its id in the company. */
export interface ToldRecord {
  readonly record: string;
  readonly incident: string;
}

const told = (vendor: string, idOf: (incident: Incident) => string) => (incident: Incident): ToldRecord => ({
  record: `${vendor}:${idOf(incident)}`,
  incident: incident.id,
});

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
  datadog: ({ incidents }) => incidents.map(told("datadog", datadogId)),
  incident_io: ({ incidents }) => incidents.map(told("incident_io", incidentIoReference)),
  jira: ({ incidents }) => incidents.map(told("jira", jiraKey)),
  rootly: ({ incidents }) => incidents.map(told("rootly", rootlyId)),
  servicenow: ({ incidents }) => incidents.map(told("servicenow", servicenowNumber)),
  servicenow_list: ({ incidents }) => incidents.map(told("servicenow", servicenowNumber)),
  servicenow_log: ({ incidents }) => incidents.map(told("servicenow", servicenowNumber)),
  firehydrant: ({ incidents }) => incidents.map(told("firehydrant", firehydrantId)),
  opsgenie: ({ incidents }) => incidents.map(told("opsgenie", opsgenieId)),
  squadcast: ({ incidents }) => incidents.map(told("squadcast", squadcastId)),
  statuspage: (company) => statuspageIncidents(company).map(told("statuspage", statuspageId)),
  victorops: ({ incidents }) => incidents.map(told("victorops", ({ number }) => String(number))),
};

/** Zone of stamps a tool writes without an offset, by source: goes into the `hindcast.yaml` beside its exports. */
export const zonesToldIn: Readonly<Record<string, string>> = {
  jira_csv: jiraZone,
  servicenow_csv: servicenowZone,
  servicenow_event_log: servicenowZone,
  cloudwatch_metric_data: cloudwatchZone,
};

/** Names of services only one tool uses, with the name each has here: go into the `hindcast.yaml` beside its exports. */
export function servicesToldAs({ services }: Company): readonly (readonly [told: string, name: string])[] {
  return services.map((service) => [opsgenieServiceId(service), service.name]);
}
