import assert from "node:assert/strict";
import type { Source } from "../../../lib/model/source.ts";
import { gitlabCommits } from "../../../lib/sources/gitlab/commits.ts";
import { gitlabDeployments } from "../../../lib/sources/gitlab/deployments.ts";
import { gitlabIssues } from "../../../lib/sources/gitlab/issues.ts";
import { gitlabJobs } from "../../../lib/sources/gitlab/jobs.ts";
import { gitlabMergeRequests } from "../../../lib/sources/gitlab/merge_requests.ts";
import { gitlabOthers } from "../../../lib/sources/gitlab/others.ts";
import { gitlabPipelines } from "../../../lib/sources/gitlab/pipelines.ts";
import { gitlabReleases } from "../../../lib/sources/gitlab/releases.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const project = "https://git.larkspur.example/shop/payments/-";
const deployment = {
  id: 42,
  iid: 2,
  ref: "main",
  sha: "a8",
  status: "success",
  created_at: "2026-07-14T08:50:00.000Z",
  updated_at: "2026-07-14T08:58:01.000Z",
  environment: { id: 9, name: "prod", external_url: "https://shop.example" },
  user: { id: 7, username: "ana", name: "Ana Lima" },
  deployable: {
    id: 664,
    name: "deploy",
    stage: "deploy",
    started_at: "2026-07-14T10:55:00.000+02:00",
    finished_at: "2026-07-14T08:58:00.000Z",
    commit: { id: "a8", title: "Round up, Ana Lima", author_name: "Ana Lima" },
    pipeline: { id: 36, sha: "a8", status: "success", web_url: `${project}/pipelines/36` },
    web_url: `${project}/jobs/664`,
  },
};

async function changes(source: Source, value: unknown, config: unknown = {}) {
  return rowsOf(await readAll(source, givenFile(JSON.stringify(value), { config })), "changes");
}

Deno.test("a deployment began and ended with its job, offsets of any kind in one", async () => {
  const [row] = await changes(gitlabDeployments, [deployment]);
  assert.deepEqual(row, {
    change_id: "gitlab_deployments:42",
    source: "gitlab_deployments",
    vendor_id: "42",
    kind: "deployment",
    service: "payments",
    environment: "production",
    title: `Round up, ${personId("gitlab", "Ana Lima")}`,
    status: "success",
    status_raw: "success",
    started_at: "2026-07-14T08:55:00.000Z",
    finished_at: "2026-07-14T08:58:00.000Z",
    author_id: personId("gitlab", "ana"),
    ref: "main",
    sha: "a8",
    url: `${project}/jobs/664`,
    updated_at: "2026-07-14T08:58:01.000Z",
    extra: JSON.stringify({ iid: 2, job: "deploy", pipeline: `${project}/pipelines/36` }),
  });
});

Deno.test("one made through the API has no job: it began when it was made, and tells no end", async () => {
  const bare = { ...deployment, deployable: null };
  const [row, waiting] = await changes(gitlabDeployments, [bare, { ...deployment, status: "blocked" }]);
  assert.equal(row?.["started_at"], "2026-07-14T08:50:00.000Z");
  assert.equal(row?.["finished_at"], null);
  assert.equal(row?.["service"], null);
  assert.equal(waiting?.["status"], "in_progress");
});

const job = {
  id: 1,
  name: "ship",
  stage: "deploy",
  ref: "main",
  status: "canceled",
  allow_failure: false,
  created_at: "2026-07-14T08:50:00.000Z",
  started_at: null,
  finished_at: "2026-07-14T08:58:00.000Z",
  web_url: `${project}/jobs/1`,
};
const pipeline = {
  id: 36,
  project_id: 3,
  sha: "a8",
  ref: "main",
  status: "waiting_for_resource",
  created_at: "2026-07-14T08:50:00.000Z",
  updated_at: "2026-07-14T08:58:00.000Z",
  web_url: `${project}/pipelines/36`,
};
const request = {
  id: 8,
  iid: 4,
  title: "Bump left-pad from 1.2.0 to 1.3.0",
  state: "merged",
  source_branch: "renovate/left-pad",
  target_branch: "main",
  author: { username: "ana", name: "Ana Lima" },
  created_at: "2026-07-01T10:00:00.000Z",
  merged_at: "2026-07-03T10:00:00.000Z",
  web_url: `${project}/merge_requests/4`,
};
const release = {
  tag_name: "v1",
  name: "One",
  description: "",
  created_at: "2026-07-01T10:00:00.000Z",
  released_at: "2026-07-02T10:00:00.000Z",
  assets: {},
  _links: { self: `${project}/releases/v1` },
};
const commit = {
  id: "a8",
  short_id: "a8",
  title: "Round up",
  author_name: "Ana Lima",
  author_email: "ana@larkspur.example",
  committed_date: "2026-07-01T10:00:00.000Z",
  web_url: `${project}/commit/a8`,
};
const issue = {
  id: 5,
  iid: 31,
  project_id: 3,
  title: "Add an alert",
  state: "opened",
  labels: ["post-mortem"],
  due_date: "2026-08-01",
  created_at: "2026-07-20T10:00:00.000Z",
  web_url: `${project}/issues/31`,
};

Deno.test("jobs deploy by their stage too; pipelines wait; merge requests, releases and commits are changes", async () => {
  const [done] = await changes(gitlabJobs, [job]);
  assert.deepEqual([done?.["kind"], done?.["status"], done?.["service"]], [
    "deployment",
    "cancelled",
    "payments",
  ]);
  const [run] = await changes(gitlabPipelines, [pipeline]);
  assert.deepEqual([run?.["kind"], run?.["status"], run?.["finished_at"]], ["build", "in_progress", null]);
  const [merged] = await changes(gitlabMergeRequests, [request]);
  assert.deepEqual([merged?.["kind"], merged?.["started_at"]], ["dependency", "2026-07-03T10:00:00.000Z"]);
  const [published] = await changes(gitlabReleases, [release]);
  assert.deepEqual([published?.["vendor_id"], published?.["finished_at"]], [
    "shop/payments@v1",
    "2026-07-02T10:00:00.000Z",
  ]);
  const [committed] = await changes(gitlabCommits, [commit]);
  assert.equal(committed?.["author_id"], personId("gitlab", "ana@larkspur.example"));
});

Deno.test("issues are action items or incidents by label, incidents also by GitLab's own type", async () => {
  const incident = { ...issue, labels: ["payments"], issue_type: "incident" };
  const all = await readAll(
    gitlabIssues,
    givenFile(JSON.stringify([issue, incident, { ...issue, labels: [] }])),
  );
  const [item] = rowsOf(all, "action_items");
  assert.deepEqual([item?.["action_item_id"], item?.["status"], item?.["due_at"]], [
    "gitlab_issues:shop/payments#31",
    "proposed",
    "2026-08-01T23:59:59.000Z",
  ]);
  assert.equal(rowsOf(all, "incident_records")[0]?.["status"], "open");
  assert.ok("nothing" in (all[2] ?? {}));
});

Deno.test("each kind of answer is recognised, and none taken for another", () => {
  const kinds: readonly (readonly [Source, unknown])[] = [
    [gitlabDeployments, deployment],
    [gitlabJobs, job],
    [gitlabPipelines, pipeline],
    [gitlabMergeRequests, request],
    [gitlabReleases, release],
    [gitlabCommits, commit],
    [gitlabIssues, issue],
    [gitlabOthers, { name: "main", merged: false, developers_can_push: true }],
  ];
  for (const [source, record] of kinds) {
    const head = givenHead(JSON.stringify([record]));
    const claims = kinds.filter(([other]) => other.recognise(head) !== null).map(([other]) => other.kind);
    assert.deepEqual(claims, [source.kind]);
  }
});
