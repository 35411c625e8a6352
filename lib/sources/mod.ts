import type { Config } from "../model/config.ts";
import type { BulkSource, Source } from "../model/source.ts";
import { alertmanagerAlerts } from "./alertmanager_alerts.ts";
import { alertmanagerWebhooks } from "./alertmanager_webhooks.ts";
import { argocdApplications } from "./argocd_applications.ts";
import { buildkiteBuilds } from "./buildkite_builds.ts";
import { buildkiteOthers } from "./buildkite_others.ts";
import { buildkiteStream } from "./buildkite_stream.ts";
import { changeLogCsv } from "./change_log_csv.ts";
import { changeLogJson } from "./change_log_json.ts";
import { circleciJobs } from "./circleci_jobs.ts";
import { circleciOthers } from "./circleci_others.ts";
import { circleciPipelines } from "./circleci_pipelines.ts";
import { circleciStream } from "./circleci_stream.ts";
import { circleciUsageCsv } from "./circleci_usage_csv.ts";
import { circleciWorkflows } from "./circleci_workflows.ts";
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
import { datadogLogsV1 } from "./datadog_logs_v1.ts";
import { datadogMetrics } from "./datadog_metrics.ts";
import { datadogMonitors } from "./datadog_monitors.ts";
import { datadogOthers } from "./datadog_others.ts";
import { datadogStatusPages } from "./datadog_status_pages.ts";
import { datadogStream } from "./datadog_stream.ts";
import { datadogTimeseries } from "./datadog_timeseries.ts";
import { datadogUsers } from "./datadog_users.ts";
import { emptyPage } from "./empty_page.ts";
import { firehydrantIncidents } from "./firehydrant_incidents.ts";
import { firehydrantStream } from "./firehydrant_stream.ts";
import { firehydrantTeams } from "./firehydrant_teams.ts";
import { firehydrantUsers } from "./firehydrant_users.ts";
import { githubCommits } from "./github_commits.ts";
import { githubDeploymentStatuses } from "./github_deployment_statuses.ts";
import { githubDeployments } from "./github_deployments.ts";
import { githubIssues } from "./github_issues.ts";
import { githubOthers } from "./github_others.ts";
import { githubPullRequests } from "./github_pull_requests.ts";
import { githubReleases } from "./github_releases.ts";
import { githubStream } from "./github_stream.ts";
import { githubWorkflowJobs } from "./github_workflow_jobs.ts";
import { githubWorkflowRuns } from "./github_workflow_runs.ts";
import { gitlabCommits } from "./gitlab_commits.ts";
import { gitlabDeployments } from "./gitlab_deployments.ts";
import { gitlabIssues } from "./gitlab_issues.ts";
import { gitlabJobs } from "./gitlab_jobs.ts";
import { gitlabMergeRequests } from "./gitlab_merge_requests.ts";
import { gitlabOthers } from "./gitlab_others.ts";
import { gitlabPipelines } from "./gitlab_pipelines.ts";
import { gitlabReleases } from "./gitlab_releases.ts";
import { gitlabStream } from "./gitlab_stream.ts";
import { incidentIoAlerts } from "./incident_io_alerts.ts";
import { incidentIoFollowUps } from "./incident_io_follow_ups.ts";
import { incidentIoIncidents } from "./incident_io_incidents.ts";
import { incidentIoPostmortems } from "./incident_io_postmortems.ts";
import { incidentIoUpdates } from "./incident_io_updates.ts";
import { jenkinsBuilds } from "./jenkins_builds.ts";
import { jenkinsJobs } from "./jenkins_jobs.ts";
import { jenkinsStages } from "./jenkins_stages.ts";
import { jenkinsStream } from "./jenkins_stream.ts";
import { jiraCsv } from "./jira_csv.ts";
import { launchdarklyAuditLog } from "./launchdarkly_audit_log.ts";
import { logJson } from "./log_json.ts";
import { logLines } from "./log_lines.ts";
import { newrelicIncidents } from "./newrelic_incidents.ts";
import { newrelicNrql } from "./newrelic_nrql.ts";
import { opsgenieAlerts } from "./opsgenie_alerts.ts";
import { opsgenieIncidents } from "./opsgenie_incidents.ts";
import { opsgenieServices } from "./opsgenie_services.ts";
import { opsgenieStream } from "./opsgenie_stream.ts";
import { opsgenieTeams } from "./opsgenie_teams.ts";
import { opsgenieTimelines } from "./opsgenie_timelines.ts";
import { opsgenieUsers } from "./opsgenie_users.ts";
import { pagerdutyAnalytics } from "./pagerduty_analytics.ts";
import { pagerdutyCsv } from "./pagerduty_csv.ts";
import { pagerdutyOthers } from "./pagerduty_others.ts";
import { pagerdutyRestIncidents } from "./pagerduty_rest_incidents.ts";
import { pagerdutyRestLogEntries } from "./pagerduty_rest_log_entries.ts";
import { pagerdutyServices } from "./pagerduty_services.ts";
import { pagerdutyStream } from "./pagerduty_stream.ts";
import { pagerdutyUsers } from "./pagerduty_users.ts";
import { postmortemHtml } from "./postmortem_html.ts";
import { postmortemList } from "./postmortem_list.ts";
import { postmortemMarkdown } from "./postmortem_markdown.ts";
import { postmortemPdfText } from "./postmortem_pdf_text.ts";
import { prometheusAlertHistory } from "./prometheus_alert_history.ts";
import { prometheusAlerts } from "./prometheus_alerts.ts";
import { prometheusQuery } from "./prometheus_query.ts";
import { prometheusQueryRange } from "./prometheus_query_range.ts";
import { rootlyActionItems } from "./rootly_action_items.ts";
import { rootlyAlerts } from "./rootly_alerts.ts";
import { rootlyEvents } from "./rootly_events.ts";
import { rootlyIncidents } from "./rootly_incidents.ts";
import { rootlyRetrospectives } from "./rootly_retrospectives.ts";
import { servicenowCsv } from "./servicenow_csv.ts";
import { servicenowEventLog } from "./servicenow_event_log.ts";
import { servicenowStream } from "./servicenow_stream.ts";
import { servicenowTable } from "./servicenow_table.ts";
import { servicenowUsers } from "./servicenow_users.ts";
import { slackChannels } from "./slack_channels.ts";
import { slackMessages } from "./slack_messages.ts";
import { slackUsers } from "./slack_users.ts";
import { slackZip } from "./slack_zip.ts";
import { splunkResults } from "./splunk_results.ts";
import { splunkTimeChart } from "./splunk_time_chart.ts";
import { squadcastEvents } from "./squadcast_events.ts";
import { squadcastIncidents } from "./squadcast_incidents.ts";
import { squadcastServices } from "./squadcast_services.ts";
import { squadcastStream } from "./squadcast_stream.ts";
import { squadcastUsers } from "./squadcast_users.ts";
import { statuspageComponentGroups } from "./statuspage_component_groups.ts";
import { statuspageComponentUptimes } from "./statuspage_component_uptimes.ts";
import { statuspageComponents } from "./statuspage_components.ts";
import { statuspageIncidents } from "./statuspage_incidents.ts";
import { statuspagePages } from "./statuspage_pages.ts";
import { statuspageStream } from "./statuspage_stream.ts";
import { statuspageSummary } from "./statuspage_summary.ts";
import { statuspageUsers } from "./statuspage_users.ts";
import { tableSources } from "./table.ts";
import { teamsChannels } from "./teams_channels.ts";
import { teamsMessages } from "./teams_messages.ts";
import { unleashEvents } from "./unleash_events.ts";
import { victoropsIncidents } from "./victorops_incidents.ts";
import { victoropsStream } from "./victorops_stream.ts";
import { victoropsTeams } from "./victorops_teams.ts";
import { victoropsUsers } from "./victorops_users.ts";
import { zoomChat } from "./zoom_chat.ts";
import { zoomRecordings } from "./zoom_recordings.ts";
import { zoomSavedChat } from "./zoom_saved_chat.ts";
import { zoomTranscript } from "./zoom_transcript.ts";

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
