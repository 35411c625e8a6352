/** Small exports of the kinds that the twin does not tell, by kind: records of the shapes their tools give, invented. */
const at = "2026-07-14T10:00:00Z";
const later = "2026-07-14T10:20:00Z";
const ana = { name: "Ana Moreno", email: "ana@larkspur.example" };
const repository = "https://api.github.com/repos/larkspur/payments";
const project = "https://gitlab.example/larkspur/payments";
const pager = "https://api.pagerduty.com";

const dates = { created_at: at, updated_at: later };
const sha = "8f3c0a1d5b7e9f20";
const user = { login: "ana", type: "User" };

const issue = {
  number: 31,
  title: 'Add "an" alert',
  state: "closed",
  labels: [{ name: "action-item" }],
  user,
  url: `${repository}/issues/31`,
  comments_url: `${repository}/issues/31/comments`,
  labels_url: `${repository}/issues/31/labels{/name}`,
  body: "after incident #3\n",
  closed_at: later,
  ...dates,
};
const commit = {
  sha,
  url: `${repository}/commits/${sha}`,
  commit: { message: "fix\n\nfor good", author: { ...ana, date: at }, committer: { date: at } },
};
const pullRequest = {
  ...issue,
  head: { ref: "renovate/x", sha },
  base: { ref: "main" },
  merged_at: later,
  merge_commit_sha: sha,
  body: "| [x](y) | `1.0` -> `2.0` |",
};
const run = {
  ...{ id: 41, name: "Deploy", head_branch: "main", head_sha: sha, event: "push", workflow_id: 4 },
  ...{ status: "completed", conclusion: "success", run_started_at: at, run_attempt: 2 },
  ...{ url: `${repository}/actions/runs/41`, ...dates },
};
const job = {
  ...{ id: 51, run_id: 41, head_sha: sha, name: "deploy to production", status: "completed" },
  ...{ conclusion: "failure", started_at: at, completed_at: later, url: `${repository}/actions/jobs/51` },
};
const release = {
  ...{ id: 61, tag_name: "v1.2", name: "1.2", draft: false, prerelease: false, target_commitish: "main" },
  ...{ author: user, body: "notes", created_at: at, published_at: later, url: `${repository}/releases/61` },
};

const circleciJob = {
  ...{ id: "j-1", project_slug: "gh/larkspur/payments", dependencies: [], name: "deploy", type: "build" },
  ...{ status: "success", job_number: 7, started_at: at, stopped_at: later },
};
const circleciPipeline = {
  ...{ id: "p-1", project_slug: "gh/larkspur/payments", number: 9, state: "created", ...dates },
  ...{ trigger: { type: "webhook", received_at: at, actor: user }, vcs: { branch: "main", revision: sha } },
};

const resource = (type: string, attributes: object) => {
  const incident = { data: { id: "i-1", type: "incidents" } };
  return { data: [{ id: "r-1", type, attributes, relationships: { incident } }] };
};
const datadogIncident = {
  ...{
    public_id: 1,
    title: "Checkout is slow",
    state: "resolved",
    created: at,
    detected: at,
    resolved: later,
  },
  ...{ customer_impacted: true, fields: { severity: { type: "dropdown", value: "SEV-2" } }, modified: later },
};

const gitlabCommit = {
  ...{ id: sha, short_id: "8f3c", title: "fix", message: "fix\n", author_name: "Ana Moreno" },
  ...{ committed_date: at, web_url: `${project}/-/commit/${sha}` },
};
const gitlabIssue = {
  ...{ id: 5, iid: 6, project_id: 7, title: "Add an alert", state: "closed", labels: ["action-item"] },
  ...{ web_url: `${project}/-/issues/6`, closed_at: later, ...dates },
};
const gitlabJob = {
  ...{ id: 8, stage: "deploy", name: "deploy production", ref: "main", status: "success" },
  ...{
    allow_failure: false,
    web_url: `${project}/-/jobs/8`,
    started_at: at,
    finished_at: later,
    commit: { id: sha },
  },
};
const mergeRequest = {
  ...{ id: 9, iid: 10, source_branch: "x", target_branch: "main", state: "merged", title: "Bump x" },
  ...{ web_url: `${project}/-/merge_requests/10`, merged_at: later, sha, ...dates },
};
const gitlabPipeline = {
  ...{ id: 11, iid: 1, project_id: 7, sha, ref: "main", status: "success", source: "push" },
  ...{ web_url: `${project}/-/pipelines/11`, ...dates },
};
const gitlabRelease = {
  ...{ tag_name: "v1.2", name: "1.2", description: "notes", released_at: at, assets: { links: [] } },
  ...{ commit: { id: sha }, _links: { self: `${project}/-/releases/v1.2` } },
};

const firehydrantUser = { id: "u-1", ...ana, "slack_linked?": true };
const firehydrantTeam = { id: "t-1", name: "Money", slug: "money", memberships: [{ user: firehydrantUser }] };
const opsgenieTeam = { id: "t-1", name: "money", links: { api: "https://api.opsgenie.com/v2/teams/t-1" } };
const pagerdutyService = {
  ...{ id: "PS1", type: "service", summary: "Checkout", name: "Checkout", self: `${pager}/services/PS1` },
  ...{ teams: [{ id: "PT1", summary: "Money" }] },
};
const pagerdutyUser = {
  ...{ id: "PU1", type: "user", summary: "Ana Moreno", ...ana, time_zone: "UTC" },
  ...{ contact_methods: [], notification_rules: [], self: `${pager}/users/PU1` },
};
const pagerdutyPriority = { id: "PP1", type: "priority", summary: "P1", self: `${pager}/priorities/PP1` };
const servicenowUser = { sys_id: "46d4", ...ana, active: "true" };
const squadcastUser = {
  ...{ id: "u-1", first_name: "Ana", last_name: "Moreno", email: ana.email, notification_rules: [] },
};
const squadcastEvent = {
  ...{ id: "e-1", incident_id: "i-1", alert_source_id: "a-1", time_of_creation: at },
  ...{ message: "checkout is slow", payload: { status: "firing", host: "web-1" } },
};
const component = {
  ...{ id: "c-1", page_id: "p-1", name: "Checkout", status: "operational", position: 1 },
  ...{ showcase: true, only_show_if_degraded: false, ...dates },
};
const statuspageUser = {
  ...{
    id: "u-1",
    first_name: "Ana",
    last_name: "Moreno",
    email: ana.email,
    organization_id: "o-1",
    ...dates,
  },
};
const statuspageIncident = {
  ...{ id: "i-1", name: "Checkout is slow", status: "resolved", impact: "major", components: [component] },
  ...{
    created_at: at,
    updated_at: later,
    resolved_at: later,
    page_id: "p-1",
    shortlink: "https://stspg.example/1",
  },
  incident_updates: [{
    id: "n-1",
    incident_id: "i-1",
    status: "resolved",
    body: "Done.",
    display_at: later,
    ...dates,
  }],
};
const victoropsUser = {
  ...{ firstName: "Ana", lastName: "Moreno", username: "ana", email: ana.email },
  _selfUrl: "/api-public/v1/user/ana",
};
const victoropsTeam = { slug: "money", name: "Money", _membersUrl: "/api-public/v1/team/money/members" };
const jenkinsJob = {
  ...{ _class: "org.jenkinsci.plugins.workflow.job.WorkflowJob", name: "deploy" },
  url: "https://ci.example/job/deploy/",
};

/** Lists of records, as an API gives them. */
const records: Readonly<Record<string, object>> = {
  alertmanager_alerts: {
    labels: { alertname: "HighLatency", service: "checkout", severity: "critical" },
    annotations: { summary: "slow" },
    ...{ startsAt: at, endsAt: later, status: { state: "active" }, fingerprint: "8f3c" },
  },
  buildkite_others: {
    slug: "larkspur",
    pipelines_url: "https://x.example/p",
    agents_url: "https://x.example/a",
  },
  circleci_jobs: circleciJob,
  circleci_others: {
    slug: "gh/larkspur/payments",
    organization_slug: "gh/larkspur",
    vcs_info: { provider: "x" },
  },
  circleci_pipelines: circleciPipeline,
  datadog_downtimes: { scope: ["env:prod"], monitor_tags: ["*"], start: 1784023200, downtime_type: 2 },
  datadog_events_v1: {
    ...{ id: 9007199254740993, id_str: "9007199254740993", date_happened: 1784023200, title: "deployed" },
    ...{ text: "%%% \nx", tags: ["service:checkout"], alert_type: "error" },
  },
  datadog_monitors: {
    ...{ id: 3, name: "slow", query: "avg(last_5m):x > 1", type: "metric alert", message: "m", options: {} },
    tags: ["service:checkout", "team:money"],
  },
  firehydrant_teams: firehydrantTeam,
  firehydrant_users: firehydrantUser,
  github_commits: commit,
  github_issues: issue,
  github_others: { name: "bug", color: "ff0000", default: true },
  github_pull_requests: pullRequest,
  github_releases: release,
  github_run_list: {
    ...{
      databaseId: 41,
      status: "completed",
      conclusion: "failure",
      workflowName: "Deploy",
      headBranch: "main",
    },
    ...{ headSha: sha, startedAt: at, updatedAt: later, url: `${repository}/actions/runs/41` },
  },
  github_workflow_jobs: job,
  github_workflow_runs: run,
  gitlab_commits: gitlabCommit,
  gitlab_issues: gitlabIssue,
  gitlab_jobs: gitlabJob,
  gitlab_merge_requests: mergeRequest,
  gitlab_others: { name: "bug", color: "#f00", text_color: "#fff" },
  gitlab_pipelines: gitlabPipeline,
  gitlab_releases: gitlabRelease,
  grafana_annotations: {
    ...{ id: 1, time: 1784023200000, timeEnd: 1784023260000, text: "deployed checkout", tags: ["deploy"] },
    ...{ panelId: 2, dashboardUID: "d1", login: "ana" },
  },
  incident_io_alerts: {
    ...{ id: "01A", title: "slow", deduplication_key: "k", alert_source_id: "s-1", status: "resolved" },
    ...{
      attributes: [{ attribute: { name: "Service" }, value: { literal: "checkout" } }],
      resolved_at: later,
      ...dates,
    },
  },
  incident_io_postmortems: {
    ...{ id: "01P", incident_id: "01I", title: "Checkout", status: "completed", type: "external" },
    ...{ document_url: "https://docs.example/1", exported_urls: [], ...dates },
  },
  incident_io_updates: {
    ...{
      id: "01U",
      incident_id: "01I",
      created_at: at,
      message: "found it",
      updater: { user: { id: "1", ...ana } },
    },
    new_incident_status: { name: "Fixing" },
  },
  jenkins_jobs: jenkinsJob,
  jenkins_stages: {
    ...{ id: "6", name: "Deploy", status: "FAILED", startTimeMillis: 1784023200000, durationMillis: 900 },
    _links: { self: { href: "/job/deploy/7/execution/node/6/wfapi/describe" } },
  },
  opsgenie_teams: opsgenieTeam,
  pagerduty_others: pagerdutyPriority,
  pagerduty_services: pagerdutyService,
  pagerduty_users: pagerdutyUser,
  rootly_alerts: {
    ...{ id: "a-1", type: "alerts" },
    attributes: {
      summary: "slow",
      source: "datadog",
      status: "open",
      noise: "not_noise",
      started_at: at,
      ...dates,
    },
  },
  rootly_events: {
    ...{ id: "e-1", type: "incident_events" },
    attributes: {
      incident_id: "i-1",
      event: "restarted it",
      visibility: "internal",
      occurred_at: at,
      ...dates,
    },
  },
  rootly_retrospectives: {
    ...{ id: "p-1", type: "incident_post_mortems" },
    attributes: { title: "Checkout", status: "published", content: "<p>x</p>", started_at: at, ...dates },
  },
  servicenow_users: servicenowUser,
  squadcast_events: squadcastEvent,
  squadcast_users: squadcastUser,
  statuspage_component_groups: { id: "g-1", page_id: "p-1", name: "Shop", position: 1, components: ["c-1"] },
  statuspage_component_uptimes: {
    ...{ range_start: at, range_end: later, uptime_percentage: 99.5, major_outage: 60, partial_outage: 0 },
  },
  statuspage_components: component,
  statuspage_pages: {
    id: "p-1",
    name: "Larkspur",
    subdomain: "x",
    time_zone: "UTC",
    allow_page_subscribers: true,
  },
  statuspage_users: statuspageUser,
  victorops_teams: victoropsTeam,
  victorops_users: victoropsUser,
};

/** Answers of APIs that are more than a list. */
const answers: Readonly<Record<string, unknown>> = {
  datadog_dora_deployments: resource("dora_deployment", {
    ...{ service: "checkout", env: "production", version: "1.2", started_at: 1784023200000000000 },
    ...{ finished_at: 1784023260000000000, git: { commit_sha: sha } },
  }),
  datadog_dora_failures: resource("dora_failure", {
    ...{
      services: ["checkout"],
      env: "production",
      name: "slow",
      severity: "High",
      started_at: 1784023200000000000,
    },
  }),
  datadog_events: resource("event", {
    ...{ timestamp: at, message: "deployed", tags: ["service:checkout"] },
    attributes: {
      title: "deployed",
      timestamp: 1784023200000,
      duration: 900000000,
      monitor_id: 3,
      status: "error",
    },
  }),
  datadog_incident_attachments: resource("incident_attachments", {
    ...{ attachment_type: "postmortem", modified: later },
    attachment: { title: "Checkout", documentUrl: "https://docs.example/1" },
  }),
  datadog_incident_impacts: resource("incident_impacts", {
    ...{ description: "nobody could pay", start_at: at, end_at: later, impact_type: "customer", fields: {} },
  }),
  datadog_incident_integrations: resource("incident_integrations", {
    ...{ incident_id: "i-1", integration_type: 8, metadata: { issues: [{ issue_key: "OPS-1" }] } },
  }),
  datadog_incident_todos: resource("incident_todos", {
    ...{
      incident_id: "i-1",
      content: "add an alert",
      completed: later,
      due_date: later,
      created: at,
      modified: later,
    },
  }),
  datadog_logs_v1: {
    logs: [{ id: "l-1", content: { message: "x", timestamp: at, tags: [] } }],
    nextLogId: null,
  },
  datadog_others: resource("slo", { name: "availability", thresholds: [{ target: 99 }] }),
  datadog_status_pages: resource("degradations", {
    ...{ title: "Checkout is slow", status: "resolved", created_at: at, modified_at: later },
    updates: [{ id: "u-1", status: "resolved", description: "Done.", created_at: later }],
  }),
  datadog_timeseries: {
    data: {
      type: "timeseries_response",
      attributes: {
        series: [{ group_tags: ["service:checkout"], query_index: 0, unit: null }],
        times: [1784023200000, 1784023260000],
        values: [[0.5, null]],
      },
    },
  },
  empty_page: { incidents: [], more: false },
  newrelic_nrql: {
    results: [
      {
        beginTimeSeconds: 1784023200,
        endTimeSeconds: 1784023260,
        facet: "checkout",
        "average.duration": 0.5,
      },
      {
        beginTimeSeconds: 1784023260,
        endTimeSeconds: 1784023320,
        facet: "checkout",
        "average.duration": 0.7,
      },
    ],
  },
  prometheus_alert_history: {
    status: "success",
    data: {
      resultType: "matrix",
      result: [{
        metric: { __name__: "ALERTS", alertname: "HighLatency", alertstate: "firing", service: "checkout" },
        values: [[1784023200, "1"], [1784023260, "1"], [1784023380, "1"]],
      }],
    },
  },
  prometheus_alerts: {
    status: "success",
    data: {
      alerts: [{
        labels: { alertname: "HighLatency" },
        annotations: {},
        state: "firing",
        activeAt: at,
        value: "1",
      }],
    },
  },
  prometheus_query: {
    status: "success",
    data: {
      resultType: "vector",
      result: [{ metric: { __name__: "up", job: "checkout" }, value: [1784023200.781, "1"] }],
    },
  },
  statuspage_summary: {
    page: { id: "p-1", name: "Larkspur", url: "https://status.larkspur.example" },
    components: [component],
    incidents: [statuspageIncident],
    scheduled_maintenances: [],
  },
};

/** Records of a connector's log, by the tool and the stream they stand in. */
const streams: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  buildkite: {
    builds: {
      ...{ id: "b-1", number: 7, state: "passed", message: "deploy", commit: sha, branch: "main" },
      ...{ createdAt: at, startedAt: at, finishedAt: later, pipeline: { slug: "payments" } },
    },
    organizations: { slug: "larkspur" },
  },
  circleci: { jobs: circleciJob, pipelines: circleciPipeline },
  datadog: { incidents: { id: "r-1", type: "incidents", attributes: datadogIncident } },
  firehydrant: { teams: firehydrantTeam, users: firehydrantUser },
  github: {
    commits: commit,
    issues: issue,
    pull_requests: pullRequest,
    releases: release,
    workflow_runs: run,
  },
  gitlab: { commits: gitlabCommit, issues: gitlabIssue, jobs: gitlabJob, pipelines: gitlabPipeline },
  jenkins: {
    builds: {
      ...{ number: 7, id: "7", fullDisplayName: "deploy #7", result: "FAILURE", building: false },
      ...{ timestamp: 1784023200000, duration: 900, url: "https://ci.example/job/deploy/7/", actions: [] },
    },
    jobs: jenkinsJob,
  },
  opsgenie: { teams: opsgenieTeam, users: { id: "u-1", username: ana.email, fullName: ana.name } },
  pagerduty: { services: pagerdutyService, users: pagerdutyUser, teams: pagerdutyPriority },
  servicenow: {
    incidents: {
      ...{ sys_id: "9d38", number: "INC0010001", short_description: "slow", priority: "1", state: "6" },
      ...{
        opened_at: "2026-07-14 10:00:00",
        resolved_at: "2026-07-14 10:20:00",
        sys_updated_on: "2026-07-14 10:20:00",
      },
    },
    users: servicenowUser,
  },
  squadcast: { events: squadcastEvent, users: squadcastUser },
  statuspage: { components: component, incidents: statuspageIncident, users: statuspageUser },
  victorops: { teams: victoropsTeam, users: victoropsUser },
};

function streamLog(vendor: string, told: Readonly<Record<string, object>>): string {
  const messages = Object.entries(told).map(([stream, data]) =>
    JSON.stringify({
      type: "RECORD",
      record: { stream: `larkspur__${vendor}__${stream}`, data, emitted_at: 1784023200000 },
    })
  );
  return `${messages.join("\n")}\n{"type":"STATE","state":{}}\n`;
}

const report = (from: string) =>
  `Checkout is slow, 2026-07-14\n\nSummary\n\nNobody could pay.\n\nTimeline (UTC)\n\n${from}10:00 deployed\n` +
  `${from}10:20 rolled back\n\nRoot cause\n\nA pool.\n\nAction items\n\n${from}add an alert (owner: Ana)\n`;
const feedEntry = `<entry><id>tag:status.larkspur.example,2005:Incident/1</id><published>${at}</published>` +
  `<updated>${later}</updated><title>Checkout is slow</title><content type="html">&lt;p&gt;&lt;small&gt;Jul &lt;var data-var='date'` +
  `&gt;14&lt;/var&gt;, 10:20 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Resolved&lt;/strong&gt; - Done.&lt;/p&gt;</content></entry>`;
const savedChat = "Zoom/2026-07-14 09.50.02 Incident review 8642/meeting_saved_chat.txt";

/** Everything else, with the path that says what it is where the text does not. */
const texts: Readonly<Record<string, readonly [path: string, text: string]>> = {
  change_log_csv: [
    "changes.csv",
    `flag,changed_at,old,new\n"a,b",${at},off,on\nc,${at},"x ""y""",on\n`,
  ],
  circleci_usage_csv: [
    "usage.csv",
    "JOB_ID,JOB_NAME,JOB_BUILD_STATUS,WORKFLOW_ID,WORKFLOW_NAME,PIPELINE_ID,PROJECT_NAME,JOB_RUN_STARTED_AT,JOB_RUN_STOPPED_AT\n" +
    `j-1,"deploy, all",success,w-1,main,p-1,payments,2026-07-14 10:00:00.000,\\N\n`,
  ],
  log_json: [
    "app.log",
    `{"time":"${at}","level":"info","msg":"order 7"}\n{"time":"${later}","level":"error","msg":"order 8"}\n`,
  ],
  log_lines: [
    "app.log",
    '2026-07-14 10:00:01,5 ERROR [a-1] x "y z" é\n\tat b.c(D.java:1)\n2026-07-14 10:00:02,5 INFO [a-1] x\n',
  ],
  opsgenie_alerts_csv: [
    "alerts.csv",
    "Alert ID,Alias,TinyID,Message,Status,IsSeen,Acknowledged,Snoozed,CreatedAt,CreatedAtDate,UpdatedAt,UpdatedAtDate,Count,Owner,Teams\n" +
    `a-1,checkout_latency,12,"p99 above 4 s, again",closed,true,true,false,1784023200000,,1784024400000,,3,${ana.email},Money\n` +
    "a-2,checkout_latency,13,p99,open,true,false,false,1784023200000,,1784024400000,,1,,\n",
  ],
  postmortem_html: [
    "report.html",
    `<!doctype html><html><body><h1>2026-07-14</h1>${
      report("").split("\n\n").map((part) => part.length < 20 ? `<h2>${part}</h2>` : `<p>${part}</p>`).join(
        "\n",
      )
    }</body></html>`,
  ],
  postmortem_list: [
    "README.md",
    "# Public postmortems\n\n## Causes\n\n" +
    ["One", "Two", "Three"].map((name) => `[${name}](https://${name}.example/1). It was ${name}.\n\n`).join(
      "",
    ),
  ],
  postmortem_pdf_text: ["report.txt", `${report("  ")}\f`],
  slack_zip: [
    "slack.zip",
    JSON.stringify([{ type: "message", user: "U1", text: "a <@U1>", ts: "1784023200.000100" }]),
  ],
  splunk_results: [
    "results.json",
    `{"preview":true,"offset":0,"result":{"_time":"${at}","_raw":"order 7"}}\n` +
    `{"preview":false,"offset":0,"lastrow":true,"result":{"_time":"${at}","_raw":"order 7","x":["1","2"]}}\n`,
  ],
  splunk_time_chart: ["chart.csv", `_time,checkout,search,_span\n"${at}",12,0.5,60\n"${later}",13,,60\n`],
  statuspage_feed: [
    "history.atom",
    `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Larkspur Status - Incident History</title>\n` +
    `${feedEntry}\n</feed>\n`,
  ],
  zoom_saved_chat: [
    savedChat,
    "10:00:10 From Ana Moreno to Everyone:\r\n\tpayments fail\r\n10:01:00 From  Kofi : old form\r\n",
  ],
};

/** A small export of each kind that no telling of the twin is. */
export function* untold(): Generator<
  { readonly kind: string; readonly path: string; readonly text: string }
> {
  for (const [kind, record] of Object.entries(records)) {
    yield { kind, path: "export.json", text: JSON.stringify([record, record, record], null, 1) };
  }
  for (const [kind, answer] of Object.entries(answers)) {
    yield { kind, path: "export.json", text: JSON.stringify(answer, null, 1) };
  }
  for (const [vendor, told] of Object.entries(streams)) {
    yield { kind: `${vendor}_stream`, path: "all.log", text: streamLog(vendor, told) };
  }
  for (const [kind, [path, text]] of Object.entries(texts)) yield { kind, path, text };
}
