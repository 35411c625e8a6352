import type { Config } from "../model/config.ts";
import type { BulkSource, Source } from "../model/source.ts";
import { alertmanagerAlerts } from "./prometheus/alertmanager_alerts.ts";
import { alertmanagerWebhooks } from "./prometheus/alertmanager_webhooks.ts";
import { argocdApplications } from "./argocd/applications.ts";
import { buildkiteBuilds } from "./buildkite/builds.ts";
import { buildkiteOthers } from "./buildkite/others.ts";
import { buildkiteStream } from "./buildkite/stream.ts";
import { changeLogCsv } from "./flags/change_log_csv.ts";
import { changeLogJson } from "./flags/change_log_json.ts";
import { circleciJobs } from "./circleci/jobs.ts";
import { circleciOthers } from "./circleci/others.ts";
import { circleciPipelines } from "./circleci/pipelines.ts";
import { circleciStream } from "./circleci/stream.ts";
import { circleciUsageCsv } from "./circleci/usage_csv.ts";
import { circleciWorkflows } from "./circleci/workflows.ts";
import { cloudwatchMetricData } from "./cloudwatch/metric_data.ts";
import { datadogDoraDeployments } from "./datadog/dora_deployments.ts";
import { datadogDoraFailures } from "./datadog/dora_failures.ts";
import { datadogDowntimes } from "./datadog/downtimes.ts";
import { datadogEvents } from "./datadog/events.ts";
import { datadogEventsV1 } from "./datadog/events_v1.ts";
import { datadogIncidentAttachments } from "./datadog/incident_attachments.ts";
import { datadogIncidentImpacts } from "./datadog/incident_impacts.ts";
import { datadogIncidentIntegrations } from "./datadog/incident_integrations.ts";
import { datadogIncidentTodos } from "./datadog/incident_todos.ts";
import { datadogIncidents } from "./datadog/incidents.ts";
import { datadogLogsV1 } from "./datadog/logs_v1.ts";
import { datadogMetrics } from "./datadog/metrics.ts";
import { datadogMonitors } from "./datadog/monitors.ts";
import { datadogOthers } from "./datadog/others.ts";
import { datadogStatusPages } from "./datadog/status_pages.ts";
import { datadogStream } from "./datadog/stream.ts";
import { datadogTimeseries } from "./datadog/timeseries.ts";
import { datadogUsers } from "./datadog/users.ts";
import { emptyPage } from "./empty_page.ts";
import { firehydrantIncidents } from "./firehydrant/incidents.ts";
import { firehydrantStream } from "./firehydrant/stream.ts";
import { firehydrantTeams } from "./firehydrant/teams.ts";
import { firehydrantUsers } from "./firehydrant/users.ts";
import { githubCommits } from "./github/commits.ts";
import { githubDeploymentStatuses } from "./github/deployment_statuses.ts";
import { githubDeployments } from "./github/deployments.ts";
import { githubIssues } from "./github/issues.ts";
import { githubOthers } from "./github/others.ts";
import { githubPullRequests } from "./github/pull_requests.ts";
import { githubReleases } from "./github/releases.ts";
import { githubRunList } from "./github/run_list.ts";
import { githubStream } from "./github/stream.ts";
import { githubWorkflowJobs } from "./github/workflow_jobs.ts";
import { githubWorkflowRuns } from "./github/workflow_runs.ts";
import { gitlabCommits } from "./gitlab/commits.ts";
import { gitlabDeployments } from "./gitlab/deployments.ts";
import { gitlabIssues } from "./gitlab/issues.ts";
import { gitlabJobs } from "./gitlab/jobs.ts";
import { gitlabMergeRequests } from "./gitlab/merge_requests.ts";
import { gitlabOthers } from "./gitlab/others.ts";
import { gitlabPipelines } from "./gitlab/pipelines.ts";
import { gitlabReleases } from "./gitlab/releases.ts";
import { gitlabStream } from "./gitlab/stream.ts";
import { grafanaAnnotations } from "./grafana/annotations.ts";
import { incidentIoAlerts } from "./incident_io/alerts.ts";
import { incidentIoFollowUps } from "./incident_io/follow_ups.ts";
import { incidentIoIncidents } from "./incident_io/incidents.ts";
import { incidentIoPostmortems } from "./incident_io/postmortems.ts";
import { incidentIoUpdates } from "./incident_io/updates.ts";
import { jenkinsBuilds } from "./jenkins/builds.ts";
import { jenkinsJobs } from "./jenkins/jobs.ts";
import { jenkinsStages } from "./jenkins/stages.ts";
import { jenkinsStream } from "./jenkins/stream.ts";
import { jiraCsv } from "./jira/csv.ts";
import { launchdarklyAuditLog } from "./flags/launchdarkly_audit_log.ts";
import { logJson } from "./logs/json.ts";
import { logLines } from "./logs/lines.ts";
import { newrelicIncidents } from "./newrelic/incidents.ts";
import { newrelicNrql } from "./newrelic/nrql.ts";
import { opsgenieAlerts } from "./opsgenie/alerts.ts";
import { opsgenieAlertsCsv } from "./opsgenie/alerts_csv.ts";
import { opsgenieIncidents } from "./opsgenie/incidents.ts";
import { opsgenieServices } from "./opsgenie/services.ts";
import { opsgenieStream } from "./opsgenie/stream.ts";
import { opsgenieTeams } from "./opsgenie/teams.ts";
import { opsgenieTimelines } from "./opsgenie/timelines.ts";
import { opsgenieUsers } from "./opsgenie/users.ts";
import { pagerdutyAnalytics } from "./pagerduty/analytics.ts";
import { pagerdutyCsv } from "./pagerduty/csv.ts";
import { pagerdutyOthers } from "./pagerduty/others.ts";
import { pagerdutyRestIncidents } from "./pagerduty/rest_incidents.ts";
import { pagerdutyRestLogEntries } from "./pagerduty/rest_log_entries.ts";
import { pagerdutyServices } from "./pagerduty/services.ts";
import { pagerdutyStream } from "./pagerduty/stream.ts";
import { pagerdutyUsers } from "./pagerduty/users.ts";
import { postmortemHtml } from "./postmortems/html.ts";
import { postmortemList } from "./postmortems/list.ts";
import { postmortemMarkdown } from "./postmortems/markdown.ts";
import { postmortemPdfText } from "./postmortems/pdf_text.ts";
import { prometheusAlertHistory } from "./prometheus/alert_history.ts";
import { prometheusAlerts } from "./prometheus/alerts.ts";
import { prometheusQuery } from "./prometheus/query.ts";
import { prometheusQueryRange } from "./prometheus/query_range.ts";
import { rootlyActionItems } from "./rootly/action_items.ts";
import { rootlyAlerts } from "./rootly/alerts.ts";
import { rootlyEvents } from "./rootly/events.ts";
import { rootlyIncidents } from "./rootly/incidents.ts";
import { rootlyRetrospectives } from "./rootly/retrospectives.ts";
import { servicenowCsv } from "./servicenow/csv.ts";
import { servicenowEventLog } from "./servicenow/event_log.ts";
import { servicenowStream } from "./servicenow/stream.ts";
import { servicenowTable } from "./servicenow/table.ts";
import { servicenowUsers } from "./servicenow/users.ts";
import { slackChannels } from "./slack/channels.ts";
import { slackMessages } from "./slack/messages.ts";
import { slackUsers } from "./slack/users.ts";
import { slackZip } from "./slack/zip.ts";
import { splunkResults } from "./splunk/results.ts";
import { splunkTimeChart } from "./splunk/time_chart.ts";
import { squadcastEvents } from "./squadcast/events.ts";
import { squadcastIncidents } from "./squadcast/incidents.ts";
import { squadcastServices } from "./squadcast/services.ts";
import { squadcastStream } from "./squadcast/stream.ts";
import { squadcastUsers } from "./squadcast/users.ts";
import { statuspageComponentGroups } from "./statuspage/component_groups.ts";
import { statuspageComponentUptimes } from "./statuspage/component_uptimes.ts";
import { statuspageComponents } from "./statuspage/components.ts";
import { statuspageFeed } from "./statuspage/feed.ts";
import { statuspageIncidents } from "./statuspage/incidents.ts";
import { statuspagePages } from "./statuspage/pages.ts";
import { statuspageStream } from "./statuspage/stream.ts";
import { statuspageSummary } from "./statuspage/summary.ts";
import { statuspageUsers } from "./statuspage/users.ts";
import { tableSources } from "./table/table.ts";
import { teamsChannels } from "./teams/channels.ts";
import { teamsMessages } from "./teams/messages.ts";
import { unleashEvents } from "./flags/unleash_events.ts";
import { victoropsIncidents } from "./victorops/incidents.ts";
import { victoropsStream } from "./victorops/stream.ts";
import { victoropsTeams } from "./victorops/teams.ts";
import { victoropsUsers } from "./victorops/users.ts";
import { zoomChat } from "./zoom/chat.ts";
import { zoomRecordings } from "./zoom/recordings.ts";
import { zoomSavedChat } from "./zoom/saved_chat.ts";
import { zoomTranscript } from "./zoom/transcript.ts";

/** Every kind of export, the mappings of `hindcast.yaml` among them. A new vendor is one file and one line here. */
export function allSources(config: Config): readonly (Source | BulkSource)[] {
  return [
    alertmanagerAlerts,
    alertmanagerWebhooks,
    argocdApplications,
    buildkiteBuilds,
    buildkiteOthers,
    buildkiteStream,
    changeLogCsv,
    changeLogJson,
    circleciJobs,
    circleciOthers,
    circleciPipelines,
    circleciStream,
    circleciUsageCsv,
    circleciWorkflows,
    cloudwatchMetricData,
    datadogDoraDeployments,
    datadogDoraFailures,
    datadogDowntimes,
    datadogEvents,
    datadogEventsV1,
    datadogIncidentAttachments,
    datadogIncidentImpacts,
    datadogIncidentIntegrations,
    datadogIncidentTodos,
    datadogIncidents,
    datadogLogsV1,
    datadogMetrics,
    datadogMonitors,
    datadogOthers,
    datadogStatusPages,
    datadogStream,
    datadogTimeseries,
    datadogUsers,
    emptyPage,
    firehydrantIncidents,
    firehydrantStream,
    firehydrantTeams,
    firehydrantUsers,
    githubCommits,
    githubDeploymentStatuses,
    githubDeployments,
    githubIssues,
    githubOthers,
    githubPullRequests,
    githubReleases,
    githubRunList,
    githubStream,
    githubWorkflowJobs,
    githubWorkflowRuns,
    gitlabCommits,
    gitlabDeployments,
    gitlabIssues,
    gitlabJobs,
    gitlabMergeRequests,
    gitlabOthers,
    gitlabPipelines,
    gitlabReleases,
    gitlabStream,
    grafanaAnnotations,
    incidentIoAlerts,
    incidentIoFollowUps,
    incidentIoIncidents,
    incidentIoPostmortems,
    incidentIoUpdates,
    jenkinsBuilds,
    jenkinsJobs,
    jenkinsStages,
    jenkinsStream,
    jiraCsv,
    launchdarklyAuditLog,
    logJson,
    logLines,
    newrelicIncidents,
    newrelicNrql,
    opsgenieAlerts,
    opsgenieAlertsCsv,
    opsgenieIncidents,
    opsgenieServices,
    opsgenieStream,
    opsgenieTeams,
    opsgenieTimelines,
    opsgenieUsers,
    pagerdutyAnalytics,
    pagerdutyCsv,
    pagerdutyOthers,
    pagerdutyRestIncidents,
    pagerdutyRestLogEntries,
    pagerdutyServices,
    pagerdutyStream,
    pagerdutyUsers,
    postmortemHtml,
    postmortemList,
    postmortemMarkdown,
    postmortemPdfText,
    prometheusAlertHistory,
    prometheusAlerts,
    prometheusQuery,
    prometheusQueryRange,
    rootlyActionItems,
    rootlyAlerts,
    rootlyEvents,
    rootlyIncidents,
    rootlyRetrospectives,
    servicenowCsv,
    servicenowEventLog,
    servicenowStream,
    servicenowTable,
    servicenowUsers,
    slackChannels,
    slackMessages,
    slackUsers,
    slackZip,
    splunkResults,
    splunkTimeChart,
    squadcastEvents,
    squadcastIncidents,
    squadcastServices,
    squadcastStream,
    squadcastUsers,
    statuspageComponentGroups,
    statuspageComponentUptimes,
    statuspageComponents,
    statuspageFeed,
    statuspageIncidents,
    statuspagePages,
    statuspageStream,
    statuspageSummary,
    statuspageUsers,
    teamsChannels,
    teamsMessages,
    unleashEvents,
    victoropsIncidents,
    victoropsStream,
    victoropsTeams,
    victoropsUsers,
    zoomChat,
    zoomRecordings,
    zoomSavedChat,
    zoomTranscript,
    ...tableSources(config),
  ];
}
