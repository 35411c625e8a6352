import type { Config } from "../model/config.ts";
import type { BulkSource, Source } from "../model/source.ts";
import { githubDeploymentStatuses } from "./github_deployment_statuses.ts";
import { githubDeployments } from "./github_deployments.ts";
import { cloudwatchMetricData } from "./cloudwatch_metric_data.ts";
import { datadogDoraDeployments } from "./datadog_dora_deployments.ts";
import { datadogDoraFailures } from "./datadog_dora_failures.ts";
import { datadogDowntimes } from "./datadog_downtimes.ts";
import { datadogEvents } from "./datadog_events.ts";
import { datadogEventsV1 } from "./datadog_events_v1.ts";
import { datadogIncidentAttachments } from "./datadog_incident_attachments.ts";
import { datadogIncidentImpacts } from "./datadog_incident_impacts.ts";
import { datadogIncidentIntegrations } from "./datadog_incident_integrations.ts";
import { datadogIncidentTodos } from "./datadog_incident_todos.ts";
import { datadogIncidents } from "./datadog_incidents.ts";
import { datadogMetrics } from "./datadog_metrics.ts";
import { datadogMonitors } from "./datadog_monitors.ts";
import { datadogOthers } from "./datadog_others.ts";
import { datadogStatusPages } from "./datadog_status_pages.ts";
import { datadogTimeseries } from "./datadog_timeseries.ts";
import { datadogUsers } from "./datadog_users.ts";
import { emptyPage } from "./empty_page.ts";
import { logJson } from "./log_json.ts";
import { logLines } from "./log_lines.ts";
import { prometheusQuery } from "./prometheus_query.ts";
import { pagerdutyAnalytics } from "./pagerduty_analytics.ts";
import { pagerdutyCsv } from "./pagerduty_csv.ts";
import { pagerdutyRestIncidents } from "./pagerduty_rest_incidents.ts";
import { pagerdutyRestLogEntries } from "./pagerduty_rest_log_entries.ts";
import { postmortemList } from "./postmortem_list.ts";
import { postmortemMarkdown } from "./postmortem_markdown.ts";
import { prometheusQueryRange } from "./prometheus_query_range.ts";
import { slackChannels } from "./slack_channels.ts";
import { slackMessages } from "./slack_messages.ts";
import { slackUsers } from "./slack_users.ts";
import { slackZip } from "./slack_zip.ts";
import { zoomChat } from "./zoom_chat.ts";
import { zoomRecordings } from "./zoom_recordings.ts";
import { zoomSavedChat } from "./zoom_saved_chat.ts";
import { zoomTranscript } from "./zoom_transcript.ts";
import { tableSources } from "./table.ts";

/** Every kind of export, the mappings of `hindcast.yaml` among them. A new vendor is one file and one line here. */
export function allSources(config: Config): readonly (Source | BulkSource)[] {
  return [
    logJson,
    logLines,
    prometheusQuery,
    emptyPage,
    datadogUsers,
    datadogTimeseries,
    datadogStatusPages,
    datadogOthers,
    datadogMonitors,
    datadogMetrics,
    datadogIncidents,
    datadogIncidentTodos,
    datadogIncidentIntegrations,
    datadogIncidentImpacts,
    datadogIncidentAttachments,
    datadogEventsV1,
    datadogEvents,
    datadogDowntimes,
    datadogDoraFailures,
    datadogDoraDeployments,
    cloudwatchMetricData,
    githubDeploymentStatuses,
    githubDeployments,
    pagerdutyAnalytics,
    pagerdutyCsv,
    pagerdutyRestIncidents,
    pagerdutyRestLogEntries,
    postmortemList,
    postmortemMarkdown,
    prometheusQueryRange,
    slackChannels,
    slackMessages,
    slackUsers,
    slackZip,
    zoomChat,
    zoomRecordings,
    zoomSavedChat,
    zoomTranscript,
    ...tableSources(config),
  ];
}
