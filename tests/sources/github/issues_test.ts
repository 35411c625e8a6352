import assert from "node:assert/strict";
import { githubIssues as source } from "../../../lib/sources/github/issues.ts";
import { githubOthers } from "../../../lib/sources/github/others.ts";
import { githubStream } from "../../../lib/sources/github/stream.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { type Given, givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const repository = "https://api.github.com/repos/larkspur/payments";
const issue = {
  url: `${repository}/issues/31`,
  repository_url: repository,
  labels_url: `${repository}/issues/31/labels{/name}`,
  comments_url: `${repository}/issues/31/comments`,
  html_url: "https://github.com/larkspur/payments/issues/31",
  id: 900,
  number: 31,
  title: "Alert on the age of the queue",
  user: { login: "bo", type: "User" },
  labels: [{ name: "action-item" }, { name: "detect" }, { name: "P2" }],
  state: "closed",
  state_reason: "completed",
  assignee: { login: "ana", type: "User" },
  milestone: { title: "Q3", due_on: "2026-09-30T07:00:00Z" },
  created_at: "2026-07-20T10:00:00Z",
  updated_at: "2026-08-02T10:00:01Z",
  closed_at: "2026-08-02T10:00:00Z",
  body: "From incident #17. @ana knows more.",
};

async function read(value: unknown, given: Given = {}) {
  return await readAll(source, givenFile(JSON.stringify(value), given));
}

Deno.test("an issue that its labels call an action item is one, of the incident its text names", async () => {
  const all = await read([issue]);
  assert.deepEqual(rowsOf(all, "action_items"), [{
    action_item_id: "github_issues:larkspur/payments#31",
    source: "github_issues",
    incident_ref: "larkspur/payments#17",
    title: issue.title,
    kind: "detect",
    status: "done",
    status_raw: "closed",
    owner_id: personId("github", "ana"),
    priority: "P2",
    reference: issue.html_url,
    created_at: "2026-07-20T10:00:00.000Z",
    due_at: "2026-09-30T07:00:00.000Z",
    completed_at: "2026-08-02T10:00:00.000Z",
    updated_at: "2026-08-02T10:00:01.000Z",
  }]);
  assert.deepEqual(rowsOf(all, "people").map((row) => row["vendor_id"]), ["ana"]);
});

Deno.test("an action item that was given up is not done", async () => {
  const [row] = rowsOf(await read([{ ...issue, state_reason: "not_planned" }]), "action_items");
  assert.equal(row?.["status"], "rejected");
  assert.equal(row?.["completed_at"], null);
});

Deno.test("an issue that a label calls an incident is a record of one", async () => {
  const incident = {
    ...issue,
    labels: [{ name: "incident" }, { name: "sev1" }, { name: "service: checkout" }],
  };
  const all = await read([incident], { config: { words: { services: { checkout: "shop" } } } });
  const [row] = rowsOf(all, "incident_records");
  assert.equal(row?.["record_id"], "github_issues:larkspur/payments#31");
  assert.equal(row?.["severity"], 1);
  assert.equal(row?.["status"], "resolved");
  assert.equal(row?.["service"], "shop");
  assert.equal(row?.["declared_at"], "2026-07-20T10:00:00.000Z");
  assert.equal(row?.["resolved_at"], "2026-08-02T10:00:00.000Z");
  assert.equal(row?.["summary"], `From incident #17. @${personId("github", "ana")} knows more.`);
  assert.equal(rowsOf(all, "incident_services")[0]?.["service_raw"], "checkout");
});

Deno.test("where no label names a service, a repository is one only if the configuration says so", async () => {
  const incident = { ...issue, labels: [{ name: "incident" }] };
  assert.equal(rowsOf(await read([incident]), "incident_records")[0]?.["service"], null);
  const config = { words: { services: { "larkspur/payments": "payments" } } };
  assert.equal(rowsOf(await read([incident], { config }), "incident_records")[0]?.["service"], "payments");
});

Deno.test("any other issue changes no table, and is said to", async () => {
  const [record] = await read([{ ...issue, labels: [{ name: "bug" }] }]);
  assert.ok(record && "nothing" in record);
});

Deno.test("a pull request in a list of issues is a change under the key it has among pull requests", async () => {
  const request = { ...issue, pull_request: { merged_at: "2026-08-02T10:00:00Z" } };
  const [row] = rowsOf(await read([request]), "changes");
  assert.equal(row?.["change_id"], "github_pull_requests:larkspur/payments#31");
  assert.equal(row?.["status"], "success");
  const [old] = rowsOf(await read([{ ...issue, pull_request: {} }]), "changes");
  assert.equal(old?.["status"], null, "older answers do not say whether it was merged");
});

Deno.test("issues are recognised by GitHub's addresses", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify([issue])))?.sure, 0.95);
  assert.equal(source.recognise(givenHead(JSON.stringify({ total_count: 1, items: [issue] })))?.sure, 0.95);
  assert.equal(source.recognise(givenHead(JSON.stringify([{ id: 1, title: "x", state: "opened" }]))), null);
});

Deno.test("users become people once; labels and branches are named and let be; the rest is rejected", async () => {
  const user = { login: "ana", type: "User", followers_url: "x", html_url: "y", name: "Ana Lima" };
  const records = await readAll(
    githubOthers,
    givenFile(JSON.stringify([
      user,
      user,
      { ...user, login: "larkspur-ci[bot]", type: "Bot" },
      { name: "bug", color: "f00", default: true, description: "" },
      { something: "else" },
    ])),
  );
  assert.deepEqual(rowsOf(records, "people").map((row) => row["name"]), ["Ana Lima"]);
  assert.deepEqual(records.map((record) => "nothing" in record ? record.nothing : "rejected" in record), [
    false,
    "a user: this file told of that person before",
    "a user, which no table holds",
    "a label, which no table holds",
    true,
  ]);
});

Deno.test("a connector's log gives the same rows as the answers, also where a raw table wraps them", async () => {
  const message = (data: unknown) =>
    JSON.stringify({ type: "RECORD", record: { stream: "mine__github__issues", data } });
  const raw = { _airbyte_ab_id: "1", _airbyte_data: JSON.stringify(issue) };
  const text = [
    message(issue),
    message(raw),
    JSON.stringify({ type: "STATE", state: {} }),
    message({ _airbyte_data: "[" }),
  ]
    .join("\n");
  assert.equal(githubStream.recognise(givenHead(text))?.sure, 0.95);
  const records = await readAll(githubStream, givenFile(text));
  assert.equal(await githubStream.count(givenFile(text)), records.length);
  const [direct] = rowsOf(await read([issue]), "action_items");
  assert.deepEqual(rowsOf(records, "action_items"), [direct, direct]);
  assert.ok("nothing" in (records[2] ?? {}));
  assert.ok("rejected" in (records[3] ?? {}));
});
