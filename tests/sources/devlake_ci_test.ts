import assert from "node:assert/strict";
import type { Source } from "../../lib/model/source.ts";
import { circleciJobs } from "../../lib/sources/circleci/jobs.ts";
import { circleciWorkflows } from "../../lib/sources/circleci/workflows.ts";
import { githubCommits } from "../../lib/sources/github/commits.ts";
import { githubIssues } from "../../lib/sources/github/issues.ts";
import { githubPullRequests } from "../../lib/sources/github/pull_requests.ts";
import { githubWorkflowJobs } from "../../lib/sources/github/workflow_jobs.ts";
import { githubWorkflowRuns } from "../../lib/sources/github/workflow_runs.ts";
import { jenkinsBuilds } from "../../lib/sources/jenkins/builds.ts";
import { jenkinsStages } from "../../lib/sources/jenkins/stages.ts";
import { givenFile, readAll, rowsOf } from "./_given_file.ts";
import { answers, needing, tableRows } from "./_given_table.ts";

type Row = Readonly<Record<string, unknown>>;
type Expected = Readonly<Record<string, string>>;

/** A raw table of DevLake and the table it expects of it, which must say the same of every record. */
interface Comparison {
  readonly source: Source;
  readonly raw: string;
  readonly expected: string;
  /** Key of one of our rows, and that of an expected one. */
  readonly key: (row: Row) => string;
  readonly expectedKey: (row: Expected) => string;
  /** What both say, side by side. */
  readonly ours: (row: Row, given: Expected) => unknown;
  readonly theirs: (row: Expected) => unknown;
}

const github = "devlake/github", jenkins = "devlake/jenkins", circleci = "devlake/circleci";
const lastPart = (row: Expected) => row["id"]?.split(":").at(-1) ?? "";
const vendorId = (row: Row) => String(row["vendor_id"]);

/** DevLake's result and status in our words; it calls cancelled runs failed, and knows no result of words it calls OTHER. */
function outcome({ result, status, original_result, original_status }: Expected): string | null {
  const word = `${original_result || original_status}`.toLowerCase();
  if (status === "IN_PROGRESS") return "in_progress";
  if (result === "SUCCESS") return "success";
  if (result === "FAILURE") return /cancel|abort/.test(word) ? "cancelled" : "failed";
  return null;
}

function ourOutcome(row: Row, given: Expected): unknown {
  return outcome(given) === null ? null : row["status"];
}

/** DevLake counts in whole seconds from the start. */
function second(stamp: unknown): string {
  return String(stamp ?? "").slice(0, 19);
}

function seconds(row: Row): number {
  return (Date.parse(String(row["finished_at"])) - Date.parse(String(row["started_at"]))) / 1000;
}

/** Runs that have not ended have no end here; DevLake gives some the time of their last change. */
function span(row: Row) {
  const isOver = row["finished_at"] !== null;
  return [second(row["started_at"]), isOver ? Math.max(0, seconds(row)) : null];
}

function expectedSpan(row: Expected, isOver: boolean) {
  return [second(row["started_date"] || row["created_date"]), isOver ? Number(row["duration_sec"]) : null];
}

function isOver(row: Expected): boolean {
  return row["status"] !== "IN_PROGRESS" &&
    !/action_required|requested/i.test(`${row["original_result"]}${row["original_status"]}`);
}

const runs = {
  key: vendorId,
  ours: (row: Row, given: Expected) => [ourOutcome(row, given), ...span(row)],
  theirs: (row: Expected) => [outcome(row), ...expectedSpan(row, isOver(row))],
};

const comparisons: readonly Comparison[] = [
  {
    ...runs,
    source: githubWorkflowRuns,
    raw: `${github}/raw_tables/_raw_github_api_runs.csv`,
    expected: `${github}/snapshot_tables/cicd_pipelines.csv`,
    expectedKey: lastPart,
    ours: (row, given) => [row["title"], ...runs.ours(row, given) as unknown[]],
    theirs: (row) => [row["name"], ...runs.theirs(row) as unknown[]],
  },
  {
    source: githubWorkflowRuns,
    raw: `${github}/raw_tables/_raw_github_api_runs.csv`,
    expected: `${github}/snapshot_tables/cicd_pipeline_commits.csv`,
    key: vendorId,
    expectedKey: (row) => row["pipeline_id"]?.split(":").at(-1) ?? "",
    ours: ({ sha, ref, url }) => [sha, ref, url],
    theirs: ({ commit_sha, branch, url }) => [commit_sha, branch, url],
  },
  {
    ...runs,
    source: githubWorkflowJobs,
    raw: `${github}/raw_tables/_raw_github_api_jobs.csv`,
    expected: `${github}/snapshot_tables/cicd_tasks.csv`,
    expectedKey: lastPart,
    ours: (
      row,
      given,
    ) => [row["title"], ourOutcome(row, given), second(row["started_at"]), second(row["finished_at"])],
    theirs: (row) => [row["name"], outcome(row), second(row["started_date"]), second(row["finished_date"])],
  },
  {
    source: githubPullRequests,
    raw: `${github}/raw_tables/_raw_github_api_pull_requests.csv`,
    expected: `${github}/snapshot_tables/pull_requests.csv`,
    key: (row) => vendorId(row).split("#")[1] ?? "",
    expectedKey: (row) => row["pull_request_key"] ?? "",
    ours: (row) => [
      { success: "MERGED", cancelled: "CLOSED", in_progress: "OPEN" }[String(row["status"])],
      second((JSON.parse(String(row["extra"])) as Row)["created_at"]),
      second(row["finished_at"]),
      row["ref"],
      row["url"],
      row["status"] === "success" ? row["sha"] : null,
    ],
    theirs: (row) => [
      row["status"],
      second(row["created_date"]),
      second(row["merged_date"] || row["closed_date"]),
      row["base_ref"],
      row["url"],
      row["status"] === "MERGED" ? row["merge_commit_sha"] : null,
    ],
  },
  {
    source: githubCommits,
    raw: `${github}/raw_tables/_raw_github_api_pull_request_commits.csv`,
    expected: `${github}/snapshot_tables/_tool_github_commits.csv`,
    key: vendorId,
    expectedKey: (row) => row["sha"] ?? "",
    ours: (row) => second(row["started_at"]),
    theirs: (row) => second(row["committed_date"]),
  },
  {
    ...runs,
    source: jenkinsBuilds,
    raw: `${jenkins}/raw_tables/_raw_jenkins_api_builds.csv`,
    expected: `${jenkins}/snapshot_tables/cicd_pipelines.csv`,
    expectedKey: (row) => row["name"] ?? "",
  },
  {
    ...runs,
    source: jenkinsBuilds,
    raw: `${jenkins}/raw_tables/_raw_jenkins_api_builds_multibranch.csv`,
    expected: `${jenkins}/snapshot_tables/cicd_pipelines_multibranch.csv`,
    // The folder's display name is not the name it has in addresses, and the builds carry no address.
    key: (row) => vendorId(row).replace(/^my-org\//, "github_org/"),
    expectedKey: (row) => row["name"] ?? "",
  },
  {
    source: jenkinsBuilds,
    raw: `${jenkins}/raw_tables/_raw_jenkins_api_builds_multibranch.csv`,
    expected: `${jenkins}/snapshot_tables/_tool_jenkins_build_commits_multibranch.csv`,
    key: (row) => vendorId(row).replace(/^my-org\//, "github_org/"),
    expectedKey: (row) => row["build_name"] ?? "",
    ours: (row) => [row["sha"], row["ref"], (JSON.parse(String(row["extra"])) as Row)["repository"]],
    theirs: (row) => [row["commit_sha"], row["branch"], row["repo_url"]],
  },
  {
    source: jenkinsStages,
    raw: `${jenkins}/raw_tables/_raw_jenkins_api_stages_multibranch.csv`,
    expected: `${jenkins}/snapshot_tables/_tool_jenkins_stages_multibranch.csv`,
    key: (row) => vendorId(row).split("@")[0] ?? "",
    expectedKey: (row) => `${row["build_name"]}:${row["id"]}`,
    ours: (
      row,
    ) => [row["title"], row["status_raw"], Date.parse(String(row["started_at"])), seconds(row) * 1000],
    theirs: (
      row,
    ) => [row["name"], row["status"], Number(row["start_time_millis"]), Number(row["duration_millis"])],
  },
  {
    ...runs,
    source: circleciWorkflows,
    raw: `${circleci}/raw_tables/_raw_circleci_api_workflows.csv`,
    expected: `${circleci}/snapshot_tables/cicd_pipelines.csv`,
    expectedKey: lastPart,
  },
  {
    ...runs,
    source: circleciJobs,
    raw: `${circleci}/raw_tables/_raw_circleci_api_jobs.csv`,
    expected: `${circleci}/snapshot_tables/cicd_tasks.csv`,
    expectedKey: lastPart,
  },
  {
    source: circleciJobs,
    raw: `${circleci}/raw_tables/_raw_circleci_api_jobs_incremental.csv`,
    expected: `${circleci}/snapshot_tables/_tool_circleci_jobs_incremental.csv`,
    key: vendorId,
    expectedKey: (row) => row["id"] ?? "",
    ours: (row) => [row["title"], row["status_raw"], ...span(row)],
    theirs: (row) => [row["name"], row["status"], second(row["started_at"]), Number(row["duration_sec"])],
  },
];

for (const { source, raw, expected, key, expectedKey, ours, theirs } of comparisons) {
  Deno.test({
    ...needing(`${source.kind} says of ${raw} what ${expected} does`, raw, expected),
    fn: async () => {
      const rows = rowsOf(await readAll(source, givenFile(await answers(raw))), "changes");
      const byKey = new Map(rows.map((row) => [key(row), row]));
      const wanted = await tableRows(expected);
      assert.ok(wanted.length > 0);
      for (const want of wanted) {
        const row = byKey.get(expectedKey(want));
        assert.ok(row, `no row for ${expectedKey(want)}`);
        assert.deepEqual(ours(row, want), theirs(want), expectedKey(want));
      }
    },
  });
}

const issues = [
  `${github}/raw_tables/_raw_github_api_issues.csv`,
  `${github}/snapshot_tables/issues.csv`,
] as const;

Deno.test({
  ...needing("issues would be action items with DevLake's times, were they labelled so", ...issues),
  fn: async () => {
    const list = JSON.parse(await answers(issues[0])) as { labels: unknown[] }[];
    const labelled = list.map((issue) => ({ ...issue, labels: [{ name: "action-item" }] }));
    const rows = rowsOf(await readAll(githubIssues, givenFile(JSON.stringify(labelled))), "action_items");
    const byUrl = new Map(rows.map((row) => [row["reference"], row]));
    const wanted = await tableRows(issues[1]);
    assert.equal(wanted.length, rows.length);
    for (const want of wanted) {
      const row = byUrl.get(want["url"] ?? "");
      assert.deepEqual(
        [
          row?.["status"],
          second(row?.["created_at"]),
          second(row?.["completed_at"]),
          second(row?.["updated_at"]),
        ],
        [
          want["status"] === "DONE" ? "done" : "open",
          second(want["created_date"]),
          second(want["resolution_date"]),
          second(want["updated_date"]),
        ],
        want["url"],
      );
    }
  },
});
