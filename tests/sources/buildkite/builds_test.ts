import assert from "node:assert/strict";
import { buildkiteBuilds as source } from "../../../lib/sources/buildkite/builds.ts";
import { buildkiteOthers } from "../../../lib/sources/buildkite/others.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const rest = {
  id: "b1",
  number: 12,
  state: "passed",
  blocked: false,
  message: "Round up, by Ana Lima",
  commit: "a8",
  branch: "main",
  tag: null,
  env: { DEPLOY_ENV: "prod", SECRET: "never kept" },
  source: "webhook",
  web_url: "https://buildkite.com/larkspur/payments-deploy/builds/12",
  creator: { id: "u1", name: "Ana Lima", email: "ana@larkspur.example" },
  created_at: "2026-07-14T08:54:00.000Z",
  started_at: "2026-07-14T08:55:00.000Z",
  finished_at: "2026-07-14T08:58:00.000Z",
  pipeline: {
    slug: "payments-deploy",
    name: "Payments deploy",
    repository: "git@git.example:larkspur/payments.git",
  },
  jobs: [],
};
const graph = {
  id: "QnVpbGQ=",
  uuid: "b2",
  number: 3,
  state: "RUNNING",
  message: "nightly",
  commit: "HEAD",
  createdAt: "2026-07-14T08:54:00.000Z",
  startedAt: "2026-07-14T08:55:00.000Z",
  finishedAt: null,
  url: "https://buildkite.com/larkspur/checkout/builds/3",
  pipeline: { slug: "checkout", repository: { url: "git@git.example:larkspur/checkout.git" } },
  jobs: [
    {
      uuid: "x1",
      label: ":rocket: deploy staging",
      state: "PASSED",
      startedAt: "2026-07-14T08:56:00.000Z",
      finishedAt: "2026-07-14T08:57:00.000Z",
    },
    { uuid: "x2", label: "test", state: "PASSED" },
  ],
};

Deno.test("a build of a pipeline that deploys is a deployment; its variables stay out of the warehouse", async () => {
  const all = await readAll(source, givenFile(JSON.stringify([rest])));
  const author = personId("buildkite", "u1");
  assert.deepEqual(rowsOf(all, "changes"), [{
    change_id: "buildkite_builds:b1",
    source: "buildkite_builds",
    vendor_id: "b1",
    kind: "deployment",
    service: "payments",
    environment: "production",
    title: `Round up, by ${author}`,
    status: "success",
    status_raw: "passed",
    started_at: "2026-07-14T08:55:00.000Z",
    finished_at: "2026-07-14T08:58:00.000Z",
    author_id: author,
    ref: "main",
    sha: "a8",
    url: rest.web_url,
    extra: JSON.stringify({ number: 12, source: "webhook" }),
  }]);
});

Deno.test("an answer of GraphQL is read with its edges and without; a job that deploys is a deployment of its own", async () => {
  for (const written of [[graph], [{ node: graph, cursor: "a" }], { edges: [{ node: graph }] }]) {
    const text = JSON.stringify(written);
    assert.equal(source.recognise(givenHead(text))?.sure, 0.95);
    const rows = rowsOf(await readAll(source, givenFile(text)), "changes");
    assert.deepEqual(rows.map((row) => [row["change_id"], row["kind"], row["environment"], row["status"]]), [
      ["buildkite_builds:b2", "build", null, "in_progress"],
      ["buildkite_builds:b2:x1", "deployment", "staging", "success"],
    ]);
    assert.equal(rows[0]?.["service"], "checkout");
  }
});

Deno.test("a build that waits for a person is not over", async () => {
  const states = [{ state: "blocked" }, { state: "passed", blocked: true }, { state: "canceled" }, {
    state: "not_run",
  }];
  const all = await readAll(
    source,
    givenFile(JSON.stringify(states.map((state) => ({ ...rest, ...state })))),
  );
  assert.deepEqual(rowsOf(all, "changes").map((row) => row["status"]), [
    "in_progress",
    "in_progress",
    "cancelled",
    "cancelled",
  ]);
});

Deno.test("organisations and pipelines are known and let be", async () => {
  const records = [{ slug: "larkspur", pipelines_url: "x", agents_url: "y" }, {
    node: { slug: "checkout", repository: {} },
  }, { slug: "checkout" }];
  const text = JSON.stringify(records);
  assert.equal(source.recognise(givenHead(text)), null);
  const read = await readAll(buildkiteOthers, givenFile(text));
  assert.deepEqual(read.map((record) => "nothing" in record && record.nothing), [
    "an organisation, which no table holds",
    "a pipeline, which no table holds",
    "the name of a pipeline, which no table holds",
  ]);
  assert.ok(buildkiteOthers.recognise(givenHead('[{"slug":"checkout"}]')));
  assert.equal(buildkiteOthers.recognise(givenHead('[{"slug":"checkout","title":"Shop"}]')), null);
});
