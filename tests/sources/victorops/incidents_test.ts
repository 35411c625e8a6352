import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { victoropsIncidents as source } from "../../../lib/sources/victorops/incidents.ts";
import { victoropsUsers } from "../../../lib/sources/victorops/users.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const resolved = {
  alertCount: 2,
  currentPhase: "resolved",
  entityDisplayName: "Queue is full",
  entityId: "queue/billing",
  entityState: "critical",
  entityType: "service",
  incidentNumber: "42",
  lastAlertId: "al-2",
  lastAlertTime: "2026-07-14T09:02:00Z",
  routingKey: "money",
  service: "billing-worker",
  startTime: "2026-07-14T09:00:00Z",
  pagedTeams: ["team-1"],
  pagedUsers: ["ana.moreno", "jo.doe"],
  pagedPolicies: [{ policy: { name: "primary" }, team: { name: "Money", slug: "team-1" } }],
  transitions: [
    { name: "triggered", at: "2026-07-14T09:00:00Z", alertId: "al-1" },
    { name: "acknowledged", at: "2026-07-14T09:04:00Z", by: "ana.moreno", message: "jo.doe is on it too" },
    { name: "resolved", at: "2026-07-14T09:30:00Z", by: "SYSTEM", manually: false },
  ],
};

async function read(value: unknown) {
  return await readAll(source, givenFile(JSON.stringify(value)));
}

async function record(value: unknown) {
  return rowsOf(await read([value]), "incident_records")[0];
}

Deno.test("a page of either API, a bare array and one incident are claimed by this source alone", () => {
  const page = { offset: 0, limit: 20, total: 1, incidents: [resolved] };
  for (const value of [page, { incidents: [resolved] }, [resolved], resolved]) {
    assert.deepEqual(claimsOn(JSON.stringify(value)).map(({ kind }) => kind), ["victorops_incidents"]);
  }
});

Deno.test("a resolved incident fills its record", async () => {
  const row = await record(resolved);
  assert.deepEqual({ ...row, extra: undefined }, {
    record_id: "victorops_incidents:42",
    source: "victorops_incidents",
    vendor: "victorops",
    vendor_id: "42",
    title: "Queue is full",
    status: "resolved",
    status_raw: "resolved",
    severity: null,
    severity_raw: "critical",
    incident_type: "incident",
    team: "Money",
    service: "billing-worker",
    declared_at: "2026-07-14T09:00:00.000Z",
    acknowledged_at: "2026-07-14T09:04:00.000Z",
    resolved_at: "2026-07-14T09:30:00.000Z",
    updated_at: "2026-07-14T09:30:00.000Z",
    auto_resolved: true,
    url: null,
    extra: undefined,
  });
  assert.equal(String(row?.["extra"]).includes("moreno"), false);
});

Deno.test("an incident opened again has no end; who resolved is known only where it is said", async () => {
  const again = { ...resolved, currentPhase: "triggered" };
  assert.deepEqual([(await record(again))?.["status"], (await record(again))?.["resolved_at"]], [
    "open",
    null,
  ]);
  const end = (more: object) => ({
    ...resolved,
    transitions: [...resolved.transitions.slice(0, 2), {
      name: "resolved",
      at: "2026-07-14T09:30:00Z",
      ...more,
    }],
  });
  assert.equal((await record(end({ by: "ana.moreno" })))?.["auto_resolved"], false);
  assert.equal((await record(end({})))?.["auto_resolved"], null);
});

Deno.test("a service that only repeats the title names none", async () => {
  assert.equal((await record({ ...resolved, service: resolved.entityDisplayName }))?.["service"], null);
});

Deno.test("phases in the older API's words and a numeric id are read the same", async () => {
  const row = await record({ ...resolved, incidentNumber: 42, currentPhase: "UNACKED", transitions: [] });
  assert.deepEqual([row?.["vendor_id"], row?.["status"], row?.["declared_at"]], [
    "42",
    "open",
    "2026-07-14T09:00:00.000Z",
  ]);
});

Deno.test("transitions become events; user names are pseudonyms everywhere but among people", async () => {
  const all = await read([resolved]);
  const [ana, jo] = ["ana.moreno", "jo.doe"].map((name) => personId("victorops", name));
  assert.deepEqual(
    rowsOf(all, "incident_events").map((event) => [event["kind"], event["actor_id"], event["text"]]),
    [["trigger", null, null], ["acknowledge", ana, `${jo} is on it too`], ["resolve", null, null]],
  );
  assert.deepEqual(rowsOf(all, "people").map((row) => row["vendor_id"]), ["ana.moreno", "jo.doe"]);
});

Deno.test("a record without number is rejected", async () => {
  const [lost] = await read([{ ...resolved, incidentNumber: undefined }]);
  assert.equal(lost && "rejected" in lost && lost.rejected.field, "incidentNumber");
});

Deno.test("users are people under the name incidents use; teams say why they change nothing", async () => {
  const user = {
    ...{ firstName: "Ana", lastName: "Moreno", username: "ana.moreno", email: "ana@example.org" },
    _selfUrl: "/api-public/v1/user/ana.moreno",
  };
  const team = { name: "Money", slug: "team-1", _membersUrl: "/api-public/v1/team/team-1/members" };
  const kinds = [{ users: [user] }, [team]].map((value) =>
    claimsOn(JSON.stringify(value)).map(({ kind }) => kind)
  );
  assert.deepEqual(kinds, [["victorops_users"], ["victorops_teams"]]);
  const [row] = rowsOf(await readAll(victoropsUsers, givenFile(JSON.stringify({ users: [user] }))), "people");
  assert.deepEqual([row?.["person_id"], row?.["name"]], [personId("victorops", "ana.moreno"), "Ana Moreno"]);
});

onRealFile(
  "../shared/data/vendors/faros/wire/victorops/incidents.json",
  "numbers, phases and answers",
  async (text) => {
    const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
    assert.deepEqual(
      rows.map((
        row,
      ) => [row["vendor_id"], row["status"], row["team"], row["declared_at"], row["acknowledged_at"]]),
      [
        ["1", "acknowledged", "Example", "2021-11-02T16:22:04.000Z", "2021-11-02T16:38:34.000Z"],
        ["2", "acknowledged", "Example", "2021-11-02T16:23:32.000Z", "2021-11-02T16:38:33.000Z"],
      ],
    );
  },
);
