import type { Config } from "../model/config.ts";
import type { BulkSource, Source } from "../model/source.ts";
import { githubDeploymentStatuses } from "./github_deployment_statuses.ts";
import { githubDeployments } from "./github_deployments.ts";
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
