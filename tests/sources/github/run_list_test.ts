import assert from "node:assert/strict";
import { withLoaded } from "../../warehouse/_given.ts";

const listed = [
  {
    databaseId: 71,
    workflowName: "Deploy production",
    name: "Deploy production",
    displayTitle: "Raise the pool",
    status: "completed",
    conclusion: "success",
    event: "push",
    headBranch: "main",
    headSha: "abc1234",
    createdAt: "2026-07-01T10:00:00Z",
    startedAt: "2026-07-01T10:00:05Z",
    updatedAt: "2026-07-01T10:05:00Z",
    url: "https://github.com/larkspur/checkout/actions/runs/71",
  },
  {
    databaseId: 72,
    workflowName: "Tests",
    status: "in_progress",
    conclusion: "",
    event: "pull_request",
    startedAt: "2026-07-01T11:00:00Z",
    updatedAt: "2026-07-01T11:00:10Z",
    url: "https://github.com/larkspur/checkout/actions/runs/72",
  },
];

const ofApi = {
  id: 71,
  name: "Deploy production",
  display_title: "Raise the pool",
  head_sha: "abc1234",
  head_branch: "main",
  event: "push",
  status: "completed",
  conclusion: "success",
  workflow_id: 1,
  created_at: "2026-07-01T10:00:00Z",
  run_started_at: "2026-07-01T10:00:05Z",
  updated_at: "2026-07-01T10:05:00Z",
  html_url: "https://github.com/larkspur/checkout/actions/runs/71",
};

const columns =
  "change_id, kind, service, title, status, started_at, finished_at, ref, sha, url FROM changes ORDER BY change_id";

Deno.test("gh run list: runs as the API tells them, and the same run from both is one", async () => {
  let api: unknown[] = [];
  await withLoaded({ "runs.json": JSON.stringify({ workflow_runs: [ofApi] }) }, {}, async (warehouse) => {
    api = [...await warehouse.query("runs", `SELECT ${columns}`)];
  });
  const files = {
    "a.json": JSON.stringify(listed),
    "b.json": JSON.stringify({ workflow_runs: [ofApi] }),
  };
  await withLoaded(files, {}, async (warehouse, report) => {
    assert.deepEqual(report.files.map(({ kind, rejected }) => [kind, rejected]), [
      ["github_run_list", 0],
      ["github_workflow_runs", 0],
    ]);
    const [deployment, build, ...more] = await warehouse.query<Record<string, unknown>>(
      "runs",
      `SELECT ${columns}`,
    );
    assert.deepEqual([deployment, more], [api[0], []]);
    assert.deepEqual([build?.["kind"], build?.["service"], build?.["status"], build?.["finished_at"]], [
      "build",
      "checkout",
      "in_progress",
      null,
    ]);
  });
});
