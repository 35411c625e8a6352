import assert from "node:assert/strict";
import { statuspageComponents } from "../../../lib/sources/statuspage/components.ts";
import { statuspageIncidents as source } from "../../../lib/sources/statuspage/incidents.ts";
import { statuspageUsers } from "../../../lib/sources/statuspage/users.ts";
import { withLoaded } from "../../warehouse/_given.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const update = (status: string, created_at: string, display_at: string | null) => ({
  ...{ id: `u-${status}`, incident_id: "inc1", status, body: `We are ${status}.`, created_at, display_at },
});

const component = (name: string, more: object = {}) => ({
  ...{ id: `c-${name}`, name, status: "operational", position: 1, group: false, showcase: true },
  ...{ only_show_if_degraded: false, page_id: "p1" },
  ...more,
});

const resolved = {
  id: "inc1",
  name: "Errors on checkout",
  status: "resolved",
  created_at: "2026-07-14T09:10:00.100Z",
  updated_at: "2026-07-14T10:05:00Z",
  monitoring_at: "2026-07-14T09:50:00Z",
  resolved_at: "2026-07-14T10:00:00Z",
  impact: "major",
  shortlink: "https://stspg.io/inc1",
  started_at: "2026-07-14T09:10:00Z",
  page_id: "p1",
  incident_updates: [
    update("resolved", "2026-07-14T10:04:00Z", "2026-07-14T10:00:00Z"),
    update("monitoring", "2026-07-14T09:50:00Z", null),
    update("investigating", "2026-07-14T09:10:00Z", "2026-07-14T08:55:00Z"),
  ],
  components: [component("Checkout"), component("Cart")],
};

const maintenance = {
  ...resolved,
  id: "mnt1",
  name: "Database upgrade",
  status: "completed",
  impact: "maintenance",
  created_at: "2026-07-01T09:00:00Z",
  scheduled_for: "2026-07-20T02:00:00Z",
  scheduled_until: "2026-07-20T04:00:00Z",
  monitoring_at: null,
  resolved_at: null,
  incident_updates: [
    update("completed", "2026-07-20T03:30:00Z", "2026-07-20T03:30:00Z"),
    update("scheduled", "2026-07-01T09:00:00Z", "2026-07-01T09:00:00Z"),
  ],
};

async function read(value: unknown, config: unknown = {}) {
  return await readAll(source, givenFile(JSON.stringify(value), { config }));
}

async function record(value: unknown) {
  return rowsOf(await read([value]), "incident_records")[0];
}

Deno.test("lists of the API and of a public page, and one incident, are claimed by this source alone", () => {
  const page = { id: "p1", name: "Example", url: "https://status.example" };
  const values = [[resolved], { page, incidents: [resolved] }, {
    page,
    scheduled_maintenances: [maintenance],
  }, resolved];
  for (const value of values) {
    assert.deepEqual(claimsOn(JSON.stringify(value)).map(({ kind }) => kind), ["statuspage_incidents"]);
  }
});

Deno.test("a page's summary, which holds several lists, is no list of incidents", () => {
  const summary = {
    page: {},
    components: [component("Cart")],
    incidents: [resolved],
    scheduled_maintenances: [],
  };
  assert.deepEqual(claimsOn(JSON.stringify(summary)).map(({ kind }) => kind), ["statuspage_summary"]);
});

Deno.test("an incident fills its record; it began when its author says, not when it was written", async () => {
  const row = await record(resolved);
  assert.deepEqual({ ...row, extra: undefined }, {
    record_id: "statuspage_incidents:inc1",
    source: "statuspage_incidents",
    vendor: "statuspage",
    vendor_id: "inc1",
    title: "Errors on checkout",
    summary: "We are investigating.",
    status: "resolved",
    status_raw: "resolved",
    severity: 2,
    severity_raw: "major",
    incident_type: "incident",
    service: "Checkout",
    started_at: "2026-07-14T08:55:00.000Z",
    declared_at: "2026-07-14T09:10:00.100Z",
    mitigated_at: "2026-07-14T09:50:00.000Z",
    resolved_at: "2026-07-14T10:00:00.000Z",
    updated_at: "2026-07-14T10:05:00.000Z",
    url: "https://stspg.io/inc1",
    extra: undefined,
  });
});

Deno.test("updates are events at the time shown, or written where none is shown", async () => {
  const rows = rowsOf(await read([resolved]), "incident_events");
  assert.deepEqual(rows.map((row) => [row["kind"], row["occurred_at"], row["text"]]), [
    ["resolve", "2026-07-14T10:00:00.000Z", "We are resolved."],
    ["monitoring", "2026-07-14T09:50:00.000Z", "We are monitoring."],
    ["investigating", "2026-07-14T08:55:00.000Z", "We are investigating."],
  ]);
});

Deno.test("a word no tool has is kept as written, be it the name of something every object has", async () => {
  const odd = { ...resolved, incident_updates: [update("constructor", "2026-07-14T09:10:00Z", null)] };
  assert.deepEqual(rowsOf(await read([odd]), "incident_events").map((row) => row["kind"]), ["constructor"]);
});

Deno.test("every component is a service of the incident, by the configuration's name", async () => {
  const config = { words: { services: { Checkout: "checkout", Cart: "checkout" } } };
  const rows = rowsOf(await read([resolved], config), "incident_services");
  assert.deepEqual(rows.map((row) => [row["service"], row["service_raw"]]), [["checkout", "Checkout"]]);
});

Deno.test("a maintenance is one from plan to end, and ends when it was completed", async () => {
  const row = await record(maintenance);
  assert.deepEqual(
    ["incident_type", "status", "severity", "started_at", "resolved_at"].map((name) => row?.[name]),
    ["maintenance", "resolved", null, "2026-07-20T02:00:00.000Z", "2026-07-20T03:30:00.000Z"],
  );
  const planned = await record({ ...maintenance, status: "scheduled", incident_updates: [] });
  assert.deepEqual([planned?.["status"], planned?.["resolved_at"]], ["open", null]);
  const verifying = await record({ ...maintenance, status: "verifying", incident_updates: [] });
  assert.equal(verifying?.["status"], "mitigated");
});

Deno.test("an impact of none is no severity", async () => {
  const row = await record({ ...resolved, impact: "none" });
  assert.deepEqual([row?.["severity"], row?.["severity_raw"]], [null, "none"]);
});

Deno.test("the postmortem of a page is a document of its incident", async () => {
  const told = { ...resolved, status: "postmortem", postmortem_body: "## What happened\nA lock." };
  await withLoaded({ "incidents.json": JSON.stringify([told]) }, {}, async (warehouse) => {
    const sql = `SELECT p.title, p.incident_id, s.text, i.status FROM postmortems AS p
      JOIN postmortem_sections AS s USING (postmortem_id) JOIN incidents AS i ON i.incident_id = p.incident_id`;
    assert.deepEqual(await warehouse.query("postmortems", sql), [{
      title: "Errors on checkout",
      incident_id: "statuspage_incidents:inc1",
      text: "## What happened\nA lock.",
      status: "resolved",
    }]);
  });
});

Deno.test("components are services, their groups are none, members are people without their tokens", async () => {
  const list = JSON.stringify([component("Cart"), component("Shop", { group: true })]);
  assert.deepEqual(claimsOn(list).map(({ kind }) => kind), ["statuspage_components"]);
  const components = await readAll(statuspageComponents, givenFile(list));
  assert.deepEqual(rowsOf(components, "services"), [{ service: "Cart", source: "statuspage_components" }]);
  assert.ok(components[1] && "nothing" in components[1]);
  const user = {
    ...{ id: "m1", first_name: "Ana", last_name: "Moreno", email: "ana@example.org" },
    ...{ organization_id: "o1", token: "secret", created_at: "2026-07-01T00:00:00" },
  };
  const people = await readAll(statuspageUsers, givenFile(JSON.stringify([user])));
  assert.deepEqual(rowsOf(people, "people").map((row) => row["name"]), ["Ana Moreno"]);
  assert.equal(JSON.stringify(people).includes("secret"), false);
});

onRealFile(
  "../shared/data/vendors/faros/wire/statuspage/incidents.json",
  "an incident told afterwards begins when its author says",
  async (text) => {
    const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
    assert.deepEqual(
      rows.map((row) => [row["title"], row["severity"], row["started_at"], row["resolved_at"]]),
      [
        ["incident-test", 3, "2021-11-09T14:54:02.442Z", "2021-11-10T15:56:37.080Z"],
        ["incident-3", 3, "2021-11-10T15:55:38.322Z", null],
        ["This is an example incident", null, "2021-11-08T15:18:17.701Z", "2021-11-08T14:52:17.878Z"],
      ],
    );
  },
);
