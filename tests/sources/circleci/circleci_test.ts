import assert from "node:assert/strict";
import { circleciJobs } from "../../../lib/sources/circleci/jobs.ts";
import { circleciOthers } from "../../../lib/sources/circleci/others.ts";
import { circleciPipelines } from "../../../lib/sources/circleci/pipelines.ts";
import { circleciUsageCsv } from "../../../lib/sources/circleci/usage_csv.ts";
import { circleciWorkflows } from "../../../lib/sources/circleci/workflows.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const slug = "gh/larkspur/payments-service";
const workflow = {
  id: "w1",
  pipeline_id: "p1",
  pipeline_number: 25,
  project_slug: slug,
  name: "deploy-production",
  status: "success",
  started_by: "u1",
  created_at: "2026-07-14T08:55:00Z",
  stopped_at: "2026-07-14T08:58:00Z",
};
const job = {
  id: "j1",
  job_number: 8,
  project_slug: slug,
  dependencies: [],
  name: "deploy-staging",
  type: "build",
  status: "infrastructure_fail",
  started_at: "2026-07-14T08:56:00Z",
  stopped_at: "2026-07-14T08:57:00Z",
};
const pipeline = {
  id: "p1",
  project_slug: slug,
  number: 25,
  state: "created",
  errors: [],
  created_at: "2026-07-14T08:54:59.500Z",
  updated_at: "2026-07-14T08:54:59.500Z",
  trigger: { type: "webhook", received_at: "2026-07-14T08:54:58Z", actor: { login: "ana" } },
  vcs: { branch: "main", revision: "a8", commit: { subject: "Round up, says ana" } },
};

const config = { words: { services: { "larkspur/payments-service": "payments" } } };
const page = (item: unknown) => JSON.stringify({ next_page_token: null, items: [item] });

Deno.test("a workflow that deploys is a deployment of the project's service", async () => {
  const [row] = rowsOf(await readAll(circleciWorkflows, givenFile(page(workflow), { config })), "changes");
  assert.deepEqual(row, {
    change_id: "circleci_workflows:w1",
    source: "circleci_workflows",
    vendor_id: "w1",
    kind: "deployment",
    service: "payments",
    environment: "production",
    title: "deploy-production",
    status: "success",
    status_raw: "success",
    started_at: "2026-07-14T08:55:00.000Z",
    finished_at: "2026-07-14T08:58:00.000Z",
    author_id: personId("circleci", "u1"),
    ref: null,
    updated_at: "2026-07-14T08:58:00.000Z",
    extra: JSON.stringify({ pipeline_id: "p1", pipeline_number: 25, project_slug: slug }),
  });
});

Deno.test("a workflow on hold or failing has not ended", async () => {
  const states = ["on_hold", "failing", "canceled", "unauthorized"].map((status) => ({
    ...workflow,
    status,
  }));
  const rows = rowsOf(await readAll(circleciWorkflows, givenFile(JSON.stringify(states))), "changes");
  assert.deepEqual(rows.map((row) => [row["status"], row["finished_at"] === null]), [
    ["in_progress", true],
    ["in_progress", true],
    ["cancelled", false],
    ["failed", false],
  ]);
});

Deno.test("a pipeline tells the commit, its workflows the outcome; embedded ones are read too", async () => {
  const build = { ...workflow, name: "build-and-test", jobs: [job] };
  const all = await readAll(
    circleciPipelines,
    givenFile(page({ ...pipeline, workflows: [build, { ...workflow, jobs: [job] }] })),
  );
  const rows = rowsOf(all, "changes");
  assert.deepEqual(rows.map((row) => [row["change_id"], row["kind"], row["status"]]), [
    ["circleci_pipelines:p1", "build", null],
    ["circleci_workflows:w1", "build", "success"],
    ["circleci_jobs:j1", "deployment", "failed"],
    ["circleci_workflows:w1", "deployment", "success"],
    ["circleci_jobs:j1", "build", "failed"],
  ]);
  assert.equal(rows[0]?.["sha"], "a8");
  assert.equal(rows[0]?.["title"], `Round up, says ${personId("circleci", "ana")}`);
});

Deno.test("each kind of answer is recognised, and none taken for another", () => {
  const project = { slug, organization_slug: "gh/larkspur", vcs_info: {}, name: "payments-service" };
  const kinds = [
    [circleciPipelines, pipeline],
    [circleciWorkflows, workflow],
    [circleciJobs, job],
    [circleciOthers, project],
  ] as const;
  for (const [source, record] of kinds) {
    for (const text of [page(record), JSON.stringify([record]), JSON.stringify(record)]) {
      const claims = kinds.filter(([other]) => other.recognise(givenHead(text)) !== null);
      assert.deepEqual(claims.map(([other]) => other.kind), [source.kind]);
    }
  }
});

Deno.test("the usage report tells of the jobs under their own ids, and needs a zone", async () => {
  const header =
    "PROJECT_NAME,VCS_URL,VCS_BRANCH,PIPELINE_ID,WORKFLOW_ID,WORKFLOW_NAME,JOB_NAME,JOB_ID,JOB_RUN_STARTED_AT,JOB_RUN_STOPPED_AT,JOB_BUILD_STATUS";
  const line =
    "payments,https://git.example/p,main,p1,w1,build,deploy-staging,j1,2026-07-14 08:56:00.000,\\N,running";
  const text = `${header}\n${line}\n`;
  assert.equal(circleciUsageCsv.recognise(givenHead(text))?.sure, 0.95);
  await assert.rejects(readAll(circleciUsageCsv, givenFile(text)), /circleci_usage_csv: Europe\/Berlin/);
  const zoned = { zones: { sources: { circleci_usage_csv: "UTC" } } };
  const [row] = rowsOf(await readAll(circleciUsageCsv, givenFile(text, { config: zoned })), "changes");
  assert.equal(row?.["change_id"], "circleci_jobs:j1");
  assert.equal(row?.["started_at"], "2026-07-14T08:56:00.000Z");
  assert.equal(row?.["finished_at"], null);
  assert.equal(row?.["kind"], "deployment");
});
