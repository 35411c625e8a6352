import assert from "node:assert/strict";
import type { Source } from "../../../lib/model/source.ts";
import { githubCommits } from "../../../lib/sources/github/commits.ts";
import { githubPullRequests } from "../../../lib/sources/github/pull_requests.ts";
import { githubReleases } from "../../../lib/sources/github/releases.ts";
import { githubWorkflowJobs } from "../../../lib/sources/github/workflow_jobs.ts";
import { githubWorkflowRuns } from "../../../lib/sources/github/workflow_runs.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { type Given, givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const repos = "https://api.github.com/repos/larkspur/payments";
const ana = { login: "ana", id: 7, type: "User" };

const run = {
  id: 41,
  name: "Deploy",
  path: ".github/workflows/deploy-production.yml",
  display_title: "Round up cents",
  head_branch: "main",
  head_sha: "a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d",
  event: "push",
  status: "completed",
  conclusion: "success",
  workflow_id: 3,
  url: `${repos}/actions/runs/41`,
  html_url: "https://github.com/larkspur/payments/actions/runs/41",
  created_at: "2026-07-14T08:50:00Z",
  run_started_at: "2026-07-14T08:55:00Z",
  updated_at: "2026-07-14T08:58:00Z",
  run_attempt: 2,
  actor: ana,
  head_commit: { id: "a8", author: { name: "Ana Lima", email: "ana@larkspur.example" } },
};

async function changes(source: Source, value: unknown, given: Given = {}) {
  return rowsOf(await readAll(source, givenFile(JSON.stringify(value), given)), "changes");
}

Deno.test("a run of a workflow that deploys is a deployment to the environment its names tell", async () => {
  const [row] = await changes(githubWorkflowRuns, { total_count: 1, workflow_runs: [run] });
  assert.deepEqual(row, {
    change_id: "github_workflow_runs:41",
    source: "github_workflow_runs",
    vendor_id: "41",
    kind: "deployment",
    service: "payments",
    environment: "production",
    title: "Deploy: Round up cents",
    status: "success",
    status_raw: "success",
    started_at: "2026-07-14T08:55:00.000Z",
    finished_at: "2026-07-14T08:58:00.000Z",
    author_id: personId("github", "ana"),
    ref: "main",
    sha: run.head_sha,
    url: run.html_url,
    updated_at: "2026-07-14T08:58:00.000Z",
    extra: JSON.stringify({ event: "push", path: run.path, run_attempt: 2, workflow_id: 3 }),
  });
});

Deno.test("any other run is a build without an environment; a deployment that started it makes it one", async () => {
  const ci = { ...run, name: "CI", path: ".github/workflows/ci-production.yml" };
  const rows = await changes(githubWorkflowRuns, [ci, { ...ci, event: "deployment" }]);
  assert.deepEqual(rows.map((row) => [row["kind"], row["environment"]]), [
    ["build", null],
    ["deployment", "production"],
  ]);
});

Deno.test("a run that has not ended has no end; completed without a conclusion tells no outcome", async () => {
  const states = [
    { status: "in_progress", conclusion: null },
    { status: "completed", conclusion: "action_required" },
    { status: "completed", conclusion: "startup_failure" },
    { status: "completed", conclusion: null },
  ];
  const rows = await changes(githubWorkflowRuns, states.map((state) => ({ ...run, ...state })));
  assert.deepEqual(rows.map((row) => [row["status"], row["status_raw"], row["finished_at"] !== null]), [
    ["in_progress", "in_progress", false],
    ["in_progress", "action_required", false],
    ["failed", "startup_failure", true],
    [null, "completed", true],
  ]);
});

Deno.test("a job deploys by its own name, unless its workflow already is the deployment", async () => {
  const job = {
    id: 9,
    run_id: 41,
    run_url: `${repos}/actions/runs/41`,
    head_sha: "a8",
    name: "deploy to staging",
    workflow_name: "CI",
    status: "completed",
    conclusion: "failure",
    started_at: "2026-07-14T10:55:00+02:00",
    completed_at: "2026-07-14T08:58:00Z",
  };
  const jobs = [job, { ...job, workflow_name: "Deploy" }, { ...job, name: "unit tests" }];
  const rows = await changes(githubWorkflowJobs, { total_count: 3, jobs });
  assert.deepEqual(rows.map((row) => [row["kind"], row["environment"], row["service"]]), [
    ["deployment", "staging", "payments"],
    ["build", null, "payments"],
    ["build", null, "payments"],
  ]);
  assert.equal(rows[0]?.["started_at"], "2026-07-14T08:55:00.000Z");
  assert.equal(rows[0]?.["status"], "failed");
});

Deno.test("a commit counts from when it was committed; its author is known by account, else by address", async () => {
  const commit = {
    sha: "b1",
    commit: {
      author: { name: "Ana Lima", email: "ana@larkspur.example", date: "2026-07-01T10:00:00Z" },
      committer: { name: "GitHub", email: "noreply@github.com", date: "2026-07-02T10:00:00Z" },
      message: "Let Ana Lima see GitHub labels\n\nCo-authored-by: Bo <bo@larkspur.example>",
    },
    url: `${repos}/commits/b1`,
    author: null,
  };
  const all = await readAll(
    githubCommits,
    givenFile(JSON.stringify([commit, { ...commit, sha: "b2", author: ana }])),
  );
  const [first, second] = rowsOf(all, "changes");
  const author = personId("github", "ana@larkspur.example");
  assert.equal(first?.["kind"], "commit");
  assert.equal(first?.["title"], `Let ${author} see GitHub labels`);
  assert.equal(first?.["started_at"], "2026-07-02T10:00:00.000Z");
  assert.equal(first?.["author_id"], author);
  assert.equal(second?.["author_id"], personId("github", "ana"));
  assert.deepEqual(rowsOf(all, "people").map((row) => row["name"]), ["Ana Lima", "ana"]);
});

Deno.test("a release is published at one moment; a draft is not", async () => {
  const release = {
    id: 5,
    url: `${repos}/releases/5`,
    tag_name: "v1.4.0",
    target_commitish: "main",
    name: "Cents",
    draft: false,
    prerelease: true,
    author: ana,
    created_at: "2026-07-01T10:00:00Z",
    published_at: "2026-07-03T10:00:00Z",
    body: "notes",
  };
  const rows = await changes(githubReleases, [release, { ...release, draft: true, published_at: null }]);
  assert.deepEqual(rows.map((row) => [row["kind"], row["status"], row["started_at"], row["finished_at"]]), [
    ["release", "success", "2026-07-03T10:00:00.000Z", "2026-07-03T10:00:00.000Z"],
    ["release", "in_progress", "2026-07-01T10:00:00.000Z", null],
  ]);
  assert.equal(rows[0]?.["ref"], "v1.4.0");
});

const request = {
  id: 77,
  number: 12,
  url: `${repos}/pulls/12`,
  html_url: "https://github.com/larkspur/payments/pull/12",
  state: "closed",
  title: "Bump left-pad from 1.2.0 to 1.3.0",
  user: { login: "dependabot[bot]", type: "Bot" },
  body: "",
  created_at: "2026-07-01T10:00:00Z",
  updated_at: "2026-07-03T10:00:01Z",
  closed_at: "2026-07-03T10:00:00Z",
  merged_at: "2026-07-03T10:00:00Z",
  merge_commit_sha: "c3",
  labels: [{ name: "dependencies" }],
  head: { ref: "dependabot/npm_and_yarn/left-pad-1.3.0", sha: "d4" },
  base: { ref: "main", sha: "e5" },
};

Deno.test("a pull request of a bot is an update of packages from when it was merged", async () => {
  const [row] = await changes(githubPullRequests, [request]);
  assert.deepEqual(row, {
    change_id: "github_pull_requests:larkspur/payments#12",
    source: "github_pull_requests",
    vendor_id: "larkspur/payments#12",
    kind: "dependency",
    service: "payments",
    title: request.title,
    status: "success",
    status_raw: "merged",
    started_at: "2026-07-03T10:00:00.000Z",
    finished_at: "2026-07-03T10:00:00.000Z",
    author_id: null,
    ref: "main",
    sha: "c3",
    url: request.html_url,
    updated_at: "2026-07-03T10:00:01.000Z",
    extra: JSON.stringify({
      base: "main",
      created_at: request.created_at,
      head: request.head.ref,
      labels: ["dependencies"],
      number: 12,
      packages: [{ package: "left-pad", from: "1.2.0", to: "1.3.0" }],
    }),
  });
});

Deno.test("a person's pull request is one; not merged, it began when it was opened", async () => {
  const own = { ...request, user: ana, head: { ref: "cents", sha: "d4" }, merged_at: null };
  const open = { ...own, state: "open", closed_at: null };
  const rows = await changes(githubPullRequests, [own, open]);
  assert.deepEqual(rows.map((row) => [row["kind"], row["status"], row["started_at"], row["finished_at"]]), [
    ["pull_request", "cancelled", "2026-07-01T10:00:00.000Z", "2026-07-03T10:00:00.000Z"],
    ["pull_request", "in_progress", "2026-07-01T10:00:00.000Z", null],
  ]);
});

Deno.test("each kind is recognised in its envelope, bare and alone, and none is taken for another", () => {
  const kinds: readonly (readonly [Source, string, unknown])[] = [
    [githubWorkflowRuns, "workflow_runs", run],
    [githubWorkflowJobs, "jobs", { id: 1, run_id: 2, head_sha: "a", status: "queued", name: "x" }],
    [githubCommits, "commits", { sha: "a", commit: { message: "m", author: { name: "x" } } }],
    [githubReleases, "releases", {
      id: 1,
      tag_name: "v",
      draft: false,
      prerelease: false,
      target_commitish: "m",
    }],
    [githubPullRequests, "pull_requests", request],
  ];
  for (const [source, name, record] of kinds) {
    for (const written of [record, [record], { [name]: [record] }]) {
      const head = givenHead(JSON.stringify(written));
      const claims = kinds.filter(([other]) => other.recognise(head) !== null).map(([other]) => other.kind);
      assert.deepEqual(claims, [source.kind]);
    }
  }
  const error = givenHead(JSON.stringify({ message: "Bad credentials", status: "401" }));
  assert.ok(kinds.every(([source]) => source.recognise(error) === null));
});

Deno.test("a single answer is one record, counted apart from reading it", async () => {
  const text = JSON.stringify(run);
  assert.equal(await githubWorkflowRuns.count(givenFile(text, { piece: 7 })), 1);
  assert.equal((await readAll(githubWorkflowRuns, givenFile(text, { piece: 7 }))).length, 1);
});

Deno.test("a record without its key is rejected with the name of the key", async () => {
  for (
    const [source, field] of [[githubWorkflowRuns, "id"], [githubPullRequests, "number"], [
      githubCommits,
      "sha",
    ]] as const
  ) {
    const [record] = await readAll(source, givenFile(JSON.stringify([{ title: "x" }])));
    assert.ok(record && "rejected" in record);
    assert.equal(record.rejected.field, field);
  }
});

Deno.test("a stamp without a zone refuses the file until one is configured", async () => {
  const naive = [{ ...run, run_started_at: "2026-07-14 10:55:00" }];
  await assert.rejects(changes(githubWorkflowRuns, naive), /github_workflow_runs: Europe\/Berlin/);
  const config = { zones: { sources: { github_workflow_runs: "Europe/Berlin" } } };
  const [row] = await changes(githubWorkflowRuns, naive, { config });
  assert.equal(row?.["started_at"], "2026-07-14T08:55:00.000Z");
});
