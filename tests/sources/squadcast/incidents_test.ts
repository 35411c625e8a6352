import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { squadcastEvents } from "../../../lib/sources/squadcast/events.ts";
import { squadcastIncidents as source } from "../../../lib/sources/squadcast/incidents.ts";
import { squadcastServices } from "../../../lib/sources/squadcast/services.ts";
import { squadcastUsers } from "../../../lib/sources/squadcast/users.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const never = "0001-01-01T00:00:00Z";

const log = (action: string, assignedTo: string, id: string, time: string, more: object = {}) => ({
  ...{ action, assignedTo, id, time },
  ...{ reason: "", additionalInfo: null },
  ...more,
});

const triggered = {
  id: "inc-1",
  title: "Queue is full",
  description: "depth 10,000",
  status: "triggered",
  service: "billing-worker",
  alert_source: "Grafana",
  assignee: "Money on call",
  created_at: "2026-07-14T09:00:00.1Z",
  acknowledged_at: never,
  resolved_at: never,
  tags: { severity: { value: "critical", color: "#f00" } },
  event_count: 1,
  "tta (ms)": 0,
  "ttr (ms)": 0,
  logs: [log("triggered", "escalationpolicy", "policy-1", "2026-07-14T09:00:00Z")],
  url: "https://app.squadcast.com/incident/inc-1",
};

const resolved = {
  ...triggered,
  id: "inc-2",
  status: "resolved",
  assignee: "Ana Moreno",
  priority: "P2",
  acknowledged_at: "2026-07-14T09:04:00.1Z",
  resolved_at: "2026-07-14T09:30:00.1Z",
  "tta (ms)": 240_000,
  "ttr (ms)": 1_800_000,
  logs: [
    ...triggered.logs,
    log("reassigned", "user", "user-1", "2026-07-14T09:03:00Z"),
    log("acknowledged", "user", "user-1", "2026-07-14T09:04:00.1Z"),
    log("note_created", "user", "user-1", "2026-07-14T09:10:00Z", {
      reason: "Ana Moreno created a note",
      additionalInfo: { note: "Ana Moreno restarts the workers" },
    }),
    log("resolved", "user", "user-1", "2026-07-14T09:30:00.1Z", { reason: "Resolved by Ana Moreno" }),
  ],
};

async function read(value: unknown, config: unknown = {}) {
  return await readAll(source, givenFile(JSON.stringify(value), { config }));
}

Deno.test("an export as a bare array or in an envelope is claimed by this source alone", () => {
  for (const value of [[triggered], { incidents: [resolved] }, { data: [resolved] }]) {
    assert.deepEqual(claimsOn(JSON.stringify(value)).map(({ kind }) => kind), ["squadcast_incidents"]);
  }
});

Deno.test("the first instant of the year 1 is no time, and a stated duration of it none", async () => {
  const all = await read([triggered]);
  assert.equal(all[0]?.defects, undefined);
  const [row] = rowsOf(all, "incident_records");
  assert.deepEqual(
    ["acknowledged_at", "resolved_at", "stated_acknowledge_s", "stated_resolve_s"].map((name) => row?.[name]),
    [null, null, null, null],
  );
  assert.deepEqual([row?.["status"], row?.["severity"], row?.["severity_raw"]], ["open", null, "critical"]);
});

Deno.test("a resolved incident fills its record, durations in seconds", async () => {
  const all = await read([resolved], { words: { services: { "billing-worker": "billing" } } });
  const [{ extra, ...row } = {}] = rowsOf(all, "incident_records");
  assert.deepEqual(row, {
    record_id: "squadcast_incidents:inc-2",
    source: "squadcast_incidents",
    vendor: "squadcast",
    vendor_id: "inc-2",
    title: "Queue is full",
    summary: "depth 10,000",
    status: "resolved",
    status_raw: "resolved",
    severity: 2,
    severity_raw: "P2",
    incident_type: "incident",
    service: "billing",
    declared_at: "2026-07-14T09:00:00.100Z",
    acknowledged_at: "2026-07-14T09:04:00.100Z",
    resolved_at: "2026-07-14T09:30:00.100Z",
    updated_at: "2026-07-14T09:30:00.100Z",
    stated_acknowledge_s: 240,
    stated_resolve_s: 1800,
    url: "https://app.squadcast.com/incident/inc-1",
  });
  assert.equal(JSON.parse(String(extra)).assignee, personId("squadcast", "user-1"));
  assert.deepEqual(rowsOf(all, "incident_services"), [{
    record_id: "squadcast_incidents:inc-2",
    service: "billing",
    service_raw: "billing-worker",
  }]);
});

Deno.test("the log becomes events; who is given an incident is not who acted; names are hidden", async () => {
  const all = await read([resolved]);
  const ana = personId("squadcast", "user-1");
  assert.deepEqual(
    rowsOf(all, "incident_events").map((event) => [event["kind"], event["actor_id"], event["text"]]),
    [
      ["trigger", null, null],
      ["reassigned", null, null],
      ["acknowledge", ana, null],
      ["annotate", ana, `${ana} restarts the workers`],
      ["resolve", ana, `Resolved by ${ana}`],
    ],
  );
  assert.deepEqual(rowsOf(all, "people").map((person) => person["name"]), ["Ana Moreno"]);
  const others = all.flatMap((record) => "rows" in record ? record.rows : []).filter((row) =>
    row.table !== "people"
  );
  assert.equal(JSON.stringify(others).includes("Moreno"), false);
});

Deno.test("an event is an alert of its incident; a service shows none of its secrets; a user is a person", async () => {
  const event = {
    incident_id: "inc-1",
    alert_source_id: "src-1",
    message: "Queue is full",
    time_of_creation: "2026-07-14T09:00:00.2Z",
    payload: { created_by: "user-1", status: "triggered" },
  };
  const service = {
    ...{ id: "s-1", name: "billing-worker", slug: "billing-worker", escalation_policy_id: "policy-1" },
    ...{ organization_id: "o-1", api_key: "secret", owner: { id: "t-1", type: "team" } },
  };
  const user = {
    ...{ id: "user-1", first_name: "Ana", last_name: "Moreno", email: "ana@example.org" },
    ...{ notification_rules: [], role_id: "r-1" },
  };
  const texts = [event, service, user].map((record) => JSON.stringify({ data: [record] }));
  assert.deepEqual(texts.map((text) => claimsOn(text).map(({ kind }) => kind)), [
    ["squadcast_events"],
    ["squadcast_services"],
    ["squadcast_users"],
  ]);
  const [alerts, services, users] = await Promise.all([
    readAll(squadcastEvents, givenFile(texts[0] ?? "")),
    readAll(
      squadcastServices,
      givenFile(texts[1] ?? "", { config: { words: { teams: { "t-1": "money" } } } }),
    ),
    readAll(squadcastUsers, givenFile(texts[2] ?? "")),
  ]);
  const [alert] = rowsOf(alerts, "alerts");
  assert.deepEqual([alert?.["incident_ref"], alert?.["started_at"]], ["inc-1", "2026-07-14T09:00:00.200Z"]);
  assert.equal(String(alert?.["extra"]).includes("user-1"), false);
  assert.deepEqual(rowsOf(services, "services"), [{
    service: "billing-worker",
    team: "money",
    source: "squadcast_services",
  }]);
  assert.deepEqual(rowsOf(users, "people").map((row) => row["name"]), ["Ana Moreno"]);
});

onRealFile(
  "../shared/data/vendors/faros/wire/squadcast/incidents.json",
  "times, and none where the tool writes the year 1",
  async (text) => {
    const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
    assert.deepEqual(
      rows.map((row) => [row["status"], row["acknowledged_at"], row["resolved_at"], row["stated_resolve_s"]]),
      [
        ["open", null, null, null],
        ["open", null, null, null],
        ["resolved", "2021-11-23T12:13:32.443Z", "2021-11-23T12:13:39.843Z", 8931.157],
        ["open", null, null, null],
      ],
    );
  },
);
