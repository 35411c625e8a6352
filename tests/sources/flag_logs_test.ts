import assert from "node:assert/strict";
import { changeLogCsv } from "../../lib/sources/flags/change_log_csv.ts";
import { changeLogJson } from "../../lib/sources/flags/change_log_json.ts";
import { launchdarklyAuditLog } from "../../lib/sources/flags/launchdarkly_audit_log.ts";
import { unleashEvents } from "../../lib/sources/flags/unleash_events.ts";
import { personId } from "../../lib/sources/_person.ts";
import { givenFile, givenHead, readAll, rowsOf } from "./_given_file.ts";

const at = Date.UTC(2026, 6, 14, 8, 55, 0, 250);
const entry = {
  _id: "e1",
  _links: {},
  accesses: [{ action: "updateOn", resource: "proj/payments:env/production:flag/round-up" }],
  date: at,
  kind: "flag",
  name: "Round up",
  titleVerb: "turned on the flag",
  description: "",
  comment: "as Ana Lima asked",
  member: { _id: "m1", email: "ana@larkspur.example", firstName: "Ana", lastName: "Lima" },
  target: { name: "Round up", resources: ["proj/payments:env/production:flag/round-up;tag"] },
};

Deno.test("LaunchDarkly's entries about flags are changes of the project's service", async () => {
  const text = JSON.stringify({ totalCount: 2, items: [entry, { ...entry, _id: "e2", kind: "member" }] });
  assert.equal(launchdarklyAuditLog.recognise(givenHead(text))?.sure, 0.95);
  const all = await readAll(launchdarklyAuditLog, givenFile(text));
  const author = personId("launchdarkly", "m1");
  assert.deepEqual(rowsOf(all, "changes"), [{
    change_id: "launchdarkly_audit_log:e1",
    source: "launchdarkly_audit_log",
    vendor_id: "e1",
    kind: "flag",
    service: "payments",
    environment: "production",
    title: "turned on the flag Round up",
    status: "success",
    started_at: "2026-07-14T08:55:00.250Z",
    finished_at: "2026-07-14T08:55:00.250Z",
    author_id: author,
    ref: "round-up",
    extra: JSON.stringify({
      comment: `as ${author} asked`,
      resource: { proj: "payments", env: "production", flag: "round-up" },
    }),
  }]);
  assert.ok("nothing" in (all[1] ?? {}));
});

Deno.test("a project called default tells no service; the configuration may know the flag", async () => {
  const target = { name: "x", resources: ["proj/default:env/*:flag/round-up"] };
  const text = JSON.stringify([{ ...entry, target }]);
  const [row] = rowsOf(await readAll(launchdarklyAuditLog, givenFile(text)), "changes");
  assert.deepEqual([row?.["service"], row?.["environment"]], [null, null]);
  const config = { words: { services: { "round-up": "payments" } } };
  const [known] = rowsOf(await readAll(launchdarklyAuditLog, givenFile(text, { config })), "changes");
  assert.equal(known?.["service"], "payments");
});

Deno.test("Unleash's events about features are changes; those about users are not", async () => {
  const event = {
    id: 7,
    type: "feature-environment-enabled",
    createdBy: "ana@larkspur.example",
    createdAt: "2026-07-14T08:55:00.000Z",
    featureName: "round-up",
    project: "payments",
    environment: "prod",
    data: null,
    preData: null,
  };
  const text = JSON.stringify({ version: 1, events: [event, { ...event, id: 8, type: "user-created" }] });
  assert.equal(unleashEvents.recognise(givenHead(text))?.sure, 0.95);
  const all = await readAll(unleashEvents, givenFile(text));
  const [row] = rowsOf(all, "changes");
  assert.deepEqual([row?.["kind"], row?.["environment"], row?.["service"], row?.["title"]], [
    "flag",
    "production",
    "payments",
    "feature environment enabled: round-up",
  ]);
  assert.ok("nothing" in (all[1] ?? {}));
});

const csv = "Flag Key,Environment,Changed At,Old Value,New Value,Changed By\n" +
  "round-up,prod,2026-07-14T08:55:00Z,false,true,ana\n" +
  "round-up,prod,soon,false,true,ana\n";

Deno.test("a log of flags as CSV is known by its columns, in any spelling", async () => {
  assert.equal(changeLogCsv.recognise(givenHead(csv))?.sure, 0.5);
  const config = { words: { services: { "round-up": "payments" } } };
  const all = await readAll(changeLogCsv, givenFile(csv, { config }));
  assert.equal(await changeLogCsv.count(givenFile(csv)), all.length);
  assert.deepEqual(rowsOf(all, "changes"), [{
    change_id: "change_log_csv:round-up@payments@prod@2026-07-14T08:55:00.000Z",
    source: "change_log_csv",
    vendor_id: "round-up@payments@prod@2026-07-14T08:55:00.000Z",
    kind: "flag",
    service: "payments",
    environment: "production",
    title: "round-up: true",
    status: null,
    status_raw: null,
    started_at: "2026-07-14T08:55:00.000Z",
    finished_at: "2026-07-14T08:55:00.000Z",
    author_id: personId("change_log", "ana"),
    ref: "round-up",
    url: null,
    extra: JSON.stringify({ from: "false", subject: "round-up", to: "true" }),
  }]);
  const [, second] = all;
  assert.ok(second && "rejected" in second && second.rejected.field === "Changed At");
});

Deno.test("a log of settings as JSON keeps old and new value, but not what a secret was set to", async () => {
  const entries = [
    {
      key: "pool.size",
      service: "payments",
      env: "prod",
      timestamp: at,
      before: 10,
      after: [20],
      user: "ana",
    },
    {
      key: "db.password",
      service: "payments",
      env: "prod",
      timestamp: at / 1000,
      before: "hunter2",
      after: "x",
      user: "ana",
    },
  ];
  const text = JSON.stringify({ changes: entries });
  assert.equal(changeLogJson.recognise(givenHead(text))?.sure, 0.5);
  const [first, second] = rowsOf(await readAll(changeLogJson, givenFile(text)), "changes");
  assert.deepEqual([first?.["kind"], first?.["title"], first?.["started_at"]], [
    "config",
    "pool.size: [20]",
    "2026-07-14T08:55:00.250Z",
  ]);
  assert.equal(first?.["extra"], JSON.stringify({ from: "10", subject: "pool.size", to: "[20]" }));
  assert.equal(second?.["started_at"], first?.["started_at"]);
  assert.ok(!JSON.stringify(second).includes("hunter2"));
});

Deno.test("lists of changes of several kinds are taken; incidents, alerts and unknown kinds are not", () => {
  const record = {
    id: "1",
    kind: "migration",
    service: "orders",
    status: "success",
    started_at: "2026-07-14T08:55:00Z",
  };
  const claims = (value: unknown) => changeLogJson.recognise(givenHead(JSON.stringify([value]))) !== null;
  assert.ok(claims(record));
  assert.ok(!claims({ ...record, kind: "outage" }));
  assert.ok(!claims({ ...record, severity: "high" }));
  assert.ok(!claims({ node: "n1", component: "unix", state: "on", time: "2026-07-14T08:55:00Z", flag: 1 }));
  const lines = (kind: string) =>
    `id,type,service,status,created_at\n1,${kind},orders,open,2026-07-14T08:55:00Z\n`;
  assert.ok(changeLogCsv.recognise(givenHead(lines("config"))));
  assert.equal(changeLogCsv.recognise(givenHead(lines("alert"))), null);
});

Deno.test("a naive stamp refuses the file until the zone is configured", async () => {
  const text = csv.replace("2026-07-14T08:55:00Z", "2026-07-14 10:55");
  await assert.rejects(readAll(changeLogCsv, givenFile(text)), /change_log_csv: Europe\/Berlin/);
  const config = { zones: { sources: { change_log_csv: "Europe/Berlin" } } };
  const [row] = rowsOf(await readAll(changeLogCsv, givenFile(text, { config })), "changes");
  assert.equal(row?.["started_at"], "2026-07-14T08:55:00.000Z");
});
