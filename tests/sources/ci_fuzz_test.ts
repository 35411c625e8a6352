import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import type { Source } from "../../lib/model/source.ts";
import { githubCommits } from "../../lib/sources/github/commits.ts";
import { githubIssues } from "../../lib/sources/github/issues.ts";
import { githubPullRequests } from "../../lib/sources/github/pull_requests.ts";
import { githubStream } from "../../lib/sources/github/stream.ts";
import { githubWorkflowRuns } from "../../lib/sources/github/workflow_runs.ts";
import { changeLogCsv } from "../../lib/sources/flags/change_log_csv.ts";
import { argocdApplications } from "../../lib/sources/argocd/applications.ts";
import { buildkiteBuilds } from "../../lib/sources/buildkite/builds.ts";
import { changeLogJson } from "../../lib/sources/flags/change_log_json.ts";
import { circleciWorkflows } from "../../lib/sources/circleci/workflows.ts";
import { gitlabDeployments } from "../../lib/sources/gitlab/deployments.ts";
import { jenkinsBuilds } from "../../lib/sources/jenkins/builds.ts";
import { launchdarklyAuditLog } from "../../lib/sources/flags/launchdarkly_audit_log.ts";
import { unleashEvents } from "../../lib/sources/flags/unleash_events.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { exportsOf } from "../../lib/twin/exports.ts";
import { givenFile, readAll } from "./_given_file.ts";

const rounds = 300;
const company = createCompany({ seed: 3, scale: "sample" });
const few = {
  ...company,
  size: { ...company.size, deployments: 24 },
  changes: company.changes.slice(0, 12),
};

function told(tool: string): string {
  const [file] = exportsOf(few, [tool]);
  return [...file?.pieces() ?? []].map(({ text }) => text).join("");
}

const repository = "https://api.github.com/repos/larkspur/payments";
const user = { login: "ana", type: "User" };
const dates = { created_at: "2026-07-01T10:00:00Z", updated_at: "2026-07-02T10:00:00Z" };
const issue = {
  number: 31,
  title: 'Add "an" alert',
  state: "open",
  labels: [{ name: "action-item" }],
  user,
  url: `${repository}/issues/31`,
  body: "incident #3\n",
  ...dates,
};
const commit = {
  sha: "a8",
  url: `${repository}/commits/a8`,
  commit: { message: "m\n\nn", author: { name: "A B", email: "a@larkspur.example", date: dates.created_at } },
};
const run = {
  id: 41,
  name: "Deploy",
  status: "completed",
  conclusion: "success",
  url: `${repository}/actions/runs/41`,
  ...dates,
};
const request = {
  ...issue,
  head: { ref: "renovate/x" },
  base: { ref: "main" },
  body: "| [x](y) | `1.0` -> `2.0` |",
};
const message = {
  type: "RECORD",
  record: { stream: "s__github__issues", data: { _airbyte_data: JSON.stringify(issue) } },
};

const list = (record: unknown) => JSON.stringify([record, record, record]);

const given: readonly (readonly [Source, string])[] = [
  [githubWorkflowRuns, `{"total_count":3,"workflow_runs":${list(run)}}`],
  [githubCommits, list(commit)],
  [githubIssues, list(issue)],
  [githubPullRequests, list(request)],
  [githubStream, `${JSON.stringify(message)}\n${JSON.stringify(message)}\n`],
  [
    changeLogCsv,
    'flag,changed_at,old,new\n"a,b",2026-07-01T10:00:00Z,off,on\nc,2026-07-01T10:00:00Z,"x ""y""",on\n',
  ],
  [gitlabDeployments, told("gitlab")],
  [jenkinsBuilds, told("jenkins")],
  [circleciWorkflows, told("circleci")],
  [buildkiteBuilds, told("buildkite")],
  [argocdApplications, told("argocd")],
  [launchdarklyAuditLog, told("launchdarkly")],
  [unleashEvents, told("unleash")],
  [changeLogJson, told("change_log")],
];

/** Counts and reads; a file that is refused as a whole is a fine end, any other error is none. */
async function accountedFor(source: Source, bytes: Uint8Array): Promise<void> {
  try {
    const read = (await readAll(source, givenFile(bytes, { piece: 997 }))).length;
    assert.equal(await source.count(givenFile(bytes, { piece: 61 })), read);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
  }
}

for (const [source, text] of given) {
  Deno.test(`property: ${source.kind} with bytes changed is read, rejected or refused, and counted the same`, async () => {
    const whole = new TextEncoder().encode(text);
    await accountedFor(source, whole);
    assert.ok(await source.count(givenFile(whole)) > 1);
    const random = createRandom(71);
    for (let round = 0; round < rounds; round++) {
      const bytes = whole.slice(0, random.next() < 0.1 ? random.integer(whole.length) : whole.length);
      for (let change = random.integer(3); change >= 0 && bytes.length > 0; change--) {
        bytes[random.integer(bytes.length)] = random.integer(256);
      }
      await accountedFor(source, bytes);
    }
  });
}
