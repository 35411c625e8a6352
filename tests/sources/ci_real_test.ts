import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import type { Source } from "../../lib/model/source.ts";
import { allSources } from "../../lib/sources/mod.ts";
import { givenFile, givenHead, readAll } from "./_given_file.ts";
import { answers, needing, vendors } from "./_given_table.ts";

/** What becomes of the records of a file: rows of the tables named, nothing for a reason, or a rejection. */
interface Fate {
  readonly kind: string;
  readonly records: number;
  readonly changes?: number;
  readonly people?: number;
  readonly nothing?: number;
}

const stamps = { zones: { sources: { circleci_usage_csv: "UTC" } } };

/** Reads a file with the source that is surest of it, which no other may be as sure of. */
async function fateOf(text: string, path: string): Promise<Fate> {
  const config = parseConfig(stamps);
  const claims = allSources(config).flatMap((source) => {
    const claim = source.recognise(givenHead(text, path), config);
    return claim === null ? [] : [{ source, sure: claim.sure }];
  }).sort((one, other) => other.sure - one.sure);
  const [best, second] = claims;
  assert.ok(best, `${path} is recognised`);
  assert.ok(best.sure > (second?.sure ?? 0), `${path}: ${best.source.kind} or ${second?.source.kind}`);
  const source = best.source as Source;
  const records = await readAll(source, givenFile(text, { path, config: stamps }));
  assert.equal(await source.count(givenFile(text, { path, piece: 4099 })), records.length, path);
  assert.deepEqual(records.filter((record) => "rejected" in record || record.defects), [], path);
  const tables = (name: string) =>
    records.filter((record) => "rows" in record && record.rows[0].table === name).length;
  const nothing = records.filter((record) => "nothing" in record).length;
  const counts = { changes: tables("changes"), people: tables("people"), nothing };
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return { kind: source.kind, records: records.length, ...Object.fromEntries(told) };
}

const files: Readonly<Record<string, Fate>> = {
  "devlake/circleci/raw_tables/_raw_circleci_api_jobs.csv": { kind: "circleci_jobs", records: 9, changes: 9 },
  "devlake/circleci/raw_tables/_raw_circleci_api_jobs_incremental.csv": {
    kind: "circleci_jobs",
    records: 6,
    changes: 6,
  },
  "devlake/circleci/raw_tables/_raw_circleci_api_pipelines.csv": {
    kind: "circleci_pipelines",
    records: 10,
    changes: 10,
  },
  "devlake/circleci/raw_tables/_raw_circleci_api_projects.csv": {
    kind: "circleci_others",
    records: 1,
    nothing: 1,
  },
  "devlake/circleci/raw_tables/_raw_circleci_api_users.csv": {
    kind: "circleci_others",
    records: 1,
    nothing: 1,
  },
  "devlake/circleci/raw_tables/_raw_circleci_api_workflows.csv": {
    kind: "circleci_workflows",
    records: 10,
    changes: 10,
  },
  "devlake/circleci/raw_tables/_raw_circleci_api_workflows_incremental.csv": {
    kind: "circleci_workflows",
    records: 6,
    changes: 6,
  },
  "devlake/github/raw_tables/_raw_github_api_accounts.csv": {
    kind: "github_others",
    records: 15,
    people: 14,
    nothing: 1,
  },
  "devlake/github/raw_tables/_raw_github_api_comments.csv": {
    kind: "github_others",
    records: 95,
    nothing: 95,
  },
  "devlake/github/raw_tables/_raw_github_api_events.csv": { kind: "github_others", records: 50, nothing: 50 },
  "devlake/github/raw_tables/_raw_github_api_issues.csv": {
    kind: "github_issues",
    records: 42,
    changes: 16,
    nothing: 26,
  },
  "devlake/github/raw_tables/_raw_github_api_jobs.csv": {
    kind: "github_workflow_jobs",
    records: 35,
    changes: 35,
  },
  "devlake/github/raw_tables/_raw_github_api_milestones.csv": {
    kind: "github_others",
    records: 1,
    nothing: 1,
  },
  "devlake/github/raw_tables/_raw_github_api_pr_reviews_bot_filter.csv": {
    kind: "github_others",
    records: 2,
    nothing: 2,
  },
  "devlake/github/raw_tables/_raw_github_api_pull_request_commits.csv": {
    kind: "github_commits",
    records: 91,
    changes: 91,
  },
  "devlake/github/raw_tables/_raw_github_api_pull_request_review_comments.csv": {
    kind: "github_others",
    records: 16,
    nothing: 16,
  },
  "devlake/github/raw_tables/_raw_github_api_pull_request_reviews.csv": {
    kind: "github_others",
    records: 31,
    nothing: 31,
  },
  "devlake/github/raw_tables/_raw_github_api_pull_requests.csv": {
    kind: "github_pull_requests",
    records: 50,
    changes: 50,
  },
  "devlake/github/raw_tables/_raw_github_api_pull_requests_bot_filter.csv": {
    kind: "github_pull_requests",
    records: 2,
    changes: 2,
  },
  "devlake/github/raw_tables/_raw_github_api_runs.csv": {
    kind: "github_workflow_runs",
    records: 35,
    changes: 35,
  },
  "devlake/jenkins/raw_tables/_raw_jenkins_api_builds.csv": {
    kind: "jenkins_builds",
    records: 14,
    changes: 14,
  },
  "devlake/jenkins/raw_tables/_raw_jenkins_api_builds_multibranch.csv": {
    kind: "jenkins_builds",
    records: 15,
    changes: 15,
  },
  "devlake/jenkins/raw_tables/_raw_jenkins_api_jobs_multibranch.csv": {
    kind: "jenkins_jobs",
    records: 4,
    nothing: 4,
  },
  "devlake/jenkins/raw_tables/_raw_jenkins_api_stages.csv": {
    kind: "jenkins_stages",
    records: 24,
    changes: 24,
  },
  "devlake/jenkins/raw_tables/_raw_jenkins_api_stages_multibranch.csv": {
    kind: "jenkins_stages",
    records: 65,
    changes: 65,
  },
  "faros/streams/buildkite/all-streams.log": {
    kind: "buildkite_stream",
    records: 11,
    changes: 2,
    nothing: 9,
  },
  "faros/streams/circleci/all-streams.log": { kind: "circleci_stream", records: 5, changes: 1, nothing: 4 },
  "faros/streams/circleci/usage-export.csv": { kind: "circleci_usage_csv", records: 2, changes: 2 },
  "faros/streams/github/all-streams.log": {
    kind: "github_stream",
    records: 624,
    changes: 120,
    people: 24,
    nothing: 480,
  },
  "faros/streams/github/pg-raw.log": {
    kind: "github_stream",
    records: 112,
    changes: 87,
    people: 12,
    nothing: 13,
  },
  "faros/streams/github/streams.log": {
    kind: "github_stream",
    records: 110,
    changes: 72,
    people: 12,
    nothing: 26,
  },
  "faros/streams/gitlab/all-streams.log": { kind: "gitlab_stream", records: 55, changes: 25, nothing: 30 },
  "faros/streams/jenkins/all-streams.log": { kind: "jenkins_stream", records: 14, changes: 6, nothing: 8 },
  "faros/wire/buildkite/builds.json": { kind: "buildkite_builds", records: 2, changes: 2 },
  "faros/wire/buildkite/builds_input.json": { kind: "buildkite_builds", records: 2, changes: 2 },
  "faros/wire/buildkite/organizations.json": { kind: "buildkite_others", records: 2, nothing: 2 },
  "faros/wire/buildkite/pipelines.json": { kind: "buildkite_others", records: 1, nothing: 1 },
  "faros/wire/buildkite/pipelines_input.json": { kind: "buildkite_others", records: 1, nothing: 1 },
  "faros/wire/circleci/jobs_input.json": { kind: "circleci_jobs", records: 1, changes: 1 },
  "faros/wire/circleci/pipeline_input.json": { kind: "circleci_pipelines", records: 1, changes: 1 },
  "faros/wire/circleci/pipelines.json": { kind: "circleci_pipelines", records: 4, changes: 4 },
  "faros/wire/circleci/pipelines_input.json": { kind: "circleci_pipelines", records: 4, changes: 4 },
  "faros/wire/circleci/projects.json": { kind: "circleci_others", records: 1, nothing: 1 },
  "faros/wire/circleci/tests.json": { kind: "circleci_others", records: 2, nothing: 2 },
  "faros/wire/circleci/tests_input.json": { kind: "circleci_others", records: 2, nothing: 2 },
  "faros/wire/circleci/workflows_input.json": { kind: "circleci_workflows", records: 1, changes: 1 },
  "faros/wire/jenkins/jobs.json": { kind: "jenkins_jobs", records: 1, changes: 1 },
};

for (const [path, fate] of Object.entries(files)) {
  Deno.test({
    ...needing(`every record of ${path} becomes rows or is said to become nothing`, path),
    fn: async () => {
      const text = path.endsWith(".csv") && path.includes("/raw_tables/")
        ? await answers(path)
        : await Deno.readTextFile(`${vendors}${path}`);
      assert.deepEqual(await fateOf(text, path), fate);
    },
  });
}
