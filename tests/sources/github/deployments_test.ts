import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { githubDeployments as source } from "../../../lib/sources/github/deployments.ts";
import { type Given, givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const deployment = {
  url: "https://api.github.com/repos/example/payments/deployments/9007199254740993",
  id: 1,
  node_id: "DE_x",
  sha: "a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d",
  ref: "main",
  task: "deploy",
  payload: {},
  environment: "production",
  description: null,
  creator: { login: "ana", id: 7, type: "User" },
  created_at: "2026-07-14T08:55:00Z",
  updated_at: "2026-07-14T08:58:00Z",
  statuses_url: "https://api.github.com/repos/example/payments/deployments/1/statuses",
  repository_url: "https://api.github.com/repos/example/payments",
  production_environment: true,
  approved: { by: { login: "bo", type: "User" } },
};
const statuses = [
  { state: "inactive", created_at: "2026-07-15T08:00:00Z" },
  { state: "success", created_at: "2026-07-14T08:58:00Z" },
  { state: "in_progress", created_at: "2026-07-14T08:56:00Z" },
  { state: "error", created_at: "2026-07-14T08:55:30Z" },
];

async function read(value: unknown, given: Given = {}) {
  const text = JSON.stringify(value).replace('"id":1,', '"id":9007199254740993,');
  return await readAll(source, givenFile(text, given));
}

Deno.test("a bare array and an envelope are recognised; other arrays of GitHub are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify([deployment])))?.sure, 0.95);
  assert.equal(source.recognise(givenHead(JSON.stringify({ deployments: [deployment] })))?.sure, 0.95);
  const gitlab = [{
    id: 1,
    ref: "main",
    sha: "a",
    status: "success",
    created_at: "2026-01-01T00:00:00Z",
    environment: {},
  }];
  assert.equal(source.recognise(givenHead(JSON.stringify(gitlab))), null);
  assert.equal(
    source.recognise(givenHead(JSON.stringify({ workflow_runs: [{ id: 1, head_sha: "a" }] }))),
    null,
  );
  assert.equal(source.recognise(givenHead(JSON.stringify({ message: "Bad credentials" }))), null);
});

Deno.test("a deployment is a change of the service its repository is", async () => {
  const all = await read([deployment], { config: { words: { services: { payments: "card payments" } } } });
  assert.deepEqual(rowsOf(all, "changes"), [{
    change_id: "github:example/payments:9007199254740993",
    source: "github_deployments",
    vendor_id: "9007199254740993",
    kind: "deployment",
    service: "card payments",
    environment: "production",
    title: "deploy main",
    started_at: "2026-07-14T08:55:00.000Z",
    author_id: personId("github", "ana"),
    ref: "main",
    sha: "a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d",
    url: "https://api.github.com/repos/example/payments/deployments/9007199254740993",
    updated_at: "2026-07-14T08:58:00.000Z",
    extra: JSON.stringify({
      approved: { by: personId("github", "bo") },
      production_environment: true,
      task: "deploy",
    }),
  }]);
  assert.equal(rowsOf(all, "people")[0]?.["vendor_id"], "ana");
});

Deno.test("the configuration may name a service by its repository's full name", async () => {
  const all = await read([deployment], { config: { words: { services: { "example/payments": "pay" } } } });
  assert.equal(rowsOf(all, "changes")[0]?.["service"], "pay");
});

Deno.test("embedded statuses become rows, but `inactive` does not: it changes no outcome", async () => {
  const all = await read({ deployments: [{ ...deployment, statuses }] });
  assert.deepEqual(
    rowsOf(all, "change_statuses").map((row) => [row["status"], row["status_raw"], row["reported_at"]]),
    [
      ["success", "success", "2026-07-14T08:58:00.000Z"],
      ["in_progress", "in_progress", "2026-07-14T08:56:00.000Z"],
      ["failed", "error", "2026-07-14T08:55:30.000Z"],
    ],
  );
});

Deno.test("an app is no person, and without addresses the service is unknown", async () => {
  const bot = { ...deployment, creator: { login: "deployer[bot]", type: "Bot" } };
  const [first, second] = rowsOf(
    await read([bot, { id: "2", environment: "staging", created_at: "2026-07-14T08:55:00Z" }]),
    "changes",
  );
  assert.equal(first?.["author_id"], null);
  assert.equal(second?.["service"], null);
  assert.equal(second?.["change_id"], "github:2");
  assert.equal(second?.["title"], null);
});

Deno.test("count and rejections balance", async () => {
  const text = JSON.stringify([deployment, { sha: "no id" }, deployment]);
  const all = await readAll(source, givenFile(text));
  assert.equal(await source.count(givenFile(text, { piece: 5 })), all.length);
  assert.equal(all.filter((record) => "rejected" in record).length, 1);
});
