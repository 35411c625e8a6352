import assert from "node:assert/strict";
import { CsvFile } from "../../../lib/sources/_csv_records.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { opsgenieIncidents as source } from "../../../lib/sources/opsgenie/incidents.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { type Given, givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const id = "0b9c2f1e-6a55-4d2b-9a10-3f0d6f7c1a11";

const closed = {
  id,
  tinyId: "77",
  message: "Checkout answers slowly",
  description: "p99 above 4 s",
  status: "closed",
  tags: ["checkout"],
  createdAt: "2026-07-14T09:00:00.5Z",
  updatedAt: "2026-07-14T10:20:00Z",
  priority: "P2",
  ownerTeam: "team-money",
  responders: [{ type: "user", id: "u-1" }, { type: "team", id: "t-1" }],
  impactedServices: ["s-checkout", "s-cart"],
  extraProperties: { ticket: "LRK-9" },
  links: { web: `https://example.app.opsgenie.com/incident/detail/${id}`, api: "https://api.example/x" },
  impactStartDate: "2026-07-14T08:55:00Z",
  impactDetectDate: "2026-07-14T08:58:00Z",
  impactEndDate: "2026-07-14T10:00:00Z",
  actions: [],
};

const entry = (type: string, eventTime: string, actor: unknown, more: object = {}) => ({
  id: `${type}_1`,
  group: "incident",
  type,
  eventTime,
  hidden: false,
  actor,
  title: { type: "plain_text", content: `${type} said` },
  ...more,
});

const ana = { name: "Ana Moreno", type: "user" };

const withTimeline = {
  ...closed,
  timelines: [
    entry("IncidentClosed", "2026-07-14T10:20:00.4Z", ana),
    entry("IncidentResolved", "2026-07-14T10:00:00.2Z", ana),
    entry("ResponderAlertAcked", "2026-07-14T10:00:01Z", { name: "API", type: "api" }),
    entry("ResponderAlertAcked", "2026-07-14T09:04:00Z", ana, {
      id: "acked_2",
      description: { type: "html", content: "Ana Moreno looks at it" },
    }),
    entry("IncidentOpened", "2026-07-14T09:00:00.6Z", { name: "System", type: "user" }),
  ],
};

const page = { data: [closed], paging: { first: "x", last: "x" }, took: 0.1, requestId: "r" };

async function read(value: unknown, given: Given = {}) {
  return await readAll(source, givenFile(JSON.stringify(value), given));
}

Deno.test("a page, a bare array and a single incident are claimed by this source alone", () => {
  for (const value of [page, [closed], { data: closed, took: 0.1, requestId: "r" }, closed]) {
    assert.deepEqual(claimsOn(JSON.stringify(value)).map(({ kind }) => kind), ["opsgenie_incidents"]);
  }
});

Deno.test("an empty page holds no incident; an error answer is nobody's", async () => {
  const empty = JSON.stringify({ data: [], took: 0.1, requestId: "r" });
  assert.equal(source.recognise(givenHead(empty))?.sure, 0.6);
  assert.equal(await source.count(givenFile(empty)), 0);
  assert.deepEqual(await readAll(source, givenFile(empty)), []);
  const refused = JSON.stringify({ message: "Could not authenticate", took: 0, requestId: "r" });
  assert.deepEqual(claimsOn(refused), []);
});

Deno.test("an incident fills its record; services and teams are named by the configuration", async () => {
  const words = {
    services: { "s-checkout": "checkout", "s-cart": "cart" },
    teams: { "team-money": "money" },
  };
  const all = await read(page, { config: { words } });
  const [row] = rowsOf(all, "incident_records");
  assert.deepEqual(row, {
    record_id: `opsgenie_incidents:${id}`,
    source: "opsgenie_incidents",
    vendor: "opsgenie",
    vendor_id: id,
    title: "Checkout answers slowly",
    summary: "p99 above 4 s",
    status: "resolved",
    status_raw: "closed",
    severity: 2,
    severity_raw: "P2",
    incident_type: "incident",
    team: "money",
    service: "checkout",
    started_at: "2026-07-14T08:55:00.000Z",
    detected_at: "2026-07-14T08:58:00.000Z",
    declared_at: "2026-07-14T09:00:00.500Z",
    acknowledged_at: null,
    mitigated_at: "2026-07-14T10:00:00.000Z",
    resolved_at: "2026-07-14T10:00:00.000Z",
    updated_at: "2026-07-14T10:20:00.000Z",
    url: closed.links.web,
    extra: JSON.stringify({
      extraProperties: { ticket: "LRK-9" },
      responders: [personId("opsgenie", "u-1"), { type: "team", id: "t-1" }],
      tags: ["checkout"],
      tinyId: "77",
    }),
  });
  assert.deepEqual(rowsOf(all, "incident_services").map((service) => service["service"]), [
    "checkout",
    "cart",
  ]);
});

Deno.test("a timeline tells the answer and the end; what the tool does by itself is no answer", async () => {
  const all = await read([withTimeline]);
  const [row] = rowsOf(all, "incident_records");
  assert.equal(row?.["acknowledged_at"], "2026-07-14T09:04:00.000Z");
  assert.equal(row?.["resolved_at"], "2026-07-14T10:00:00.200Z");
  assert.deepEqual(
    rowsOf(all, "incident_events").map((event) => [event["kind"], event["actor_id"] !== null]),
    [
      ["IncidentClosed", true],
      ["resolve", true],
      ["ResponderAlertAcked", false],
      ["acknowledge", true],
      ["trigger", false],
    ],
  );
  const told = rowsOf(all, "incident_events")[3];
  assert.equal(told?.["text"], `${personId("opsgenie", "Ana Moreno")} looks at it`);
});

Deno.test("an incident reopened after its end has the end that came after, or none", async () => {
  const again = entry("IncidentReopened", "2026-07-14T11:00:00Z", ana);
  const [open] = rowsOf(
    await read([{ ...withTimeline, status: "open", timelines: [again, ...withTimeline.timelines] }]),
    "incident_records",
  );
  assert.equal(open?.["resolved_at"], null);
  const end = entry("IncidentResolved", "2026-07-14T12:00:00Z", ana, { id: "end_2" });
  const [ended] = rowsOf(
    await read([{ ...withTimeline, timelines: [end, again, ...withTimeline.timelines] }]),
    "incident_records",
  );
  assert.equal(ended?.["resolved_at"], "2026-07-14T12:00:00.000Z");
});

Deno.test("an incident resolved without any stamp of its end has none", async () => {
  const [row] = rowsOf(await read([{ ...closed, impactEndDate: undefined }]), "incident_records");
  assert.deepEqual([row?.["status"], row?.["resolved_at"]], ["resolved", null]);
});

Deno.test("a record without id is rejected, a stamp that is none is a defect, the rest loads", async () => {
  const all = await read([{ ...closed, id: undefined }, { ...closed, createdAt: "yesterday" }, closed]);
  assert.deepEqual(all.map((record) => "rejected" in record ? record.rejected.field : "rows"), [
    "id",
    "rows",
    "rows",
  ]);
  assert.deepEqual(all[1]?.defects?.map(({ code, field }) => [code, field]), [["E-DATE", "createdAt"]]);
});

Deno.test("stamps without a zone refuse the file, with the line to add", async () => {
  const naive = [{ ...closed, createdAt: "2026-07-14T09:00:00" }];
  await assert.rejects(read(naive), /E-ZONE|opsgenie_incidents: Europe\/Berlin/);
  const config = { zones: { sources: { opsgenie_incidents: "Europe/Berlin" } } };
  const [row] = rowsOf(await read(naive, { config }), "incident_records");
  assert.equal(row?.["declared_at"], "2026-07-14T07:00:00.000Z");
});

const devlake = "../shared/data/vendors/devlake/opsgenie";

/** The JSON answers in the cells of a table of raw records, as the API gave them. */
async function answersIn(path: string): Promise<string> {
  const { header, records } = await CsvFile.read(givenFile(await Deno.readTextFile(`${devlake}/${path}`)));
  return `[${records.map((record) => record.cells[header.indexOf("data")]).join(",\n")}]`;
}

async function expectedIn(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const { header, records } = await CsvFile.read(givenFile(await Deno.readTextFile(`${devlake}/${path}`)));
  return records.map((record) =>
    Object.fromEntries(header.map((name, at) => [name, record.cells[at] ?? ""]))
  );
}

const utc = (stamp: string | undefined) => (stamp ? new Date(stamp).toISOString() : null);

onRealFile(
  `${devlake}/snapshot_tables/_tool_opsgenie_incidents.csv`,
  "incidents agree with DevLake's tables field by field",
  async () => {
    const config = { words: { services: { "695bce3d-4621-4630-8ae1-24eb89c22d6e": "TestService" } } };
    const text = await answersIn("raw_tables/_raw_opsgenie_incidents.csv");
    const rows = rowsOf(await readAll(source, givenFile(text, { config })), "incident_records");
    const tool = await expectedIn("snapshot_tables/_tool_opsgenie_incidents.csv");
    assert.deepEqual(
      rows.map((row) => [
        row["vendor_id"],
        row["url"],
        row["service"],
        row["summary"],
        row["title"],
        row["team"],
        row["severity_raw"],
        row["status_raw"],
        row["declared_at"],
        row["updated_at"],
      ]),
      tool.map((row) => [
        row["id"],
        row["url"],
        row["service_name"],
        row["description"],
        row["message"],
        row["owner_team"] || null,
        row["priority"],
        row["status"],
        utc(row["created_date"]),
        utc(row["updated_date"]),
      ]),
    );
    const issues = await expectedIn("snapshot_tables/issues.csv");
    const words: Readonly<Record<string, string>> = { IN_PROGRESS: "open", DONE: "resolved" };
    assert.deepEqual(
      rows.map((row) => [row["status"], row["resolved_at"]]),
      issues.map((row) => [words[row["status"] ?? ""], utc(row["resolution_date"])]),
    );
  },
);

onRealFile(
  `${devlake}/snapshot_tables/_tool_opsgenie_assignments.csv`,
  "responders agree with DevLake's tables, people as pseudonyms",
  async () => {
    const text = await answersIn("raw_tables/_raw_opsgenie_incidents.csv");
    const all = await readAll(source, givenFile(text));
    const found = rowsOf(all, "incident_records").flatMap((row) => {
      const extra = JSON.parse(String(row["extra"])) as { responders: (string | { id: string })[] };
      return extra.responders.map((responder) =>
        `${row["vendor_id"]} ${typeof responder === "string" ? responder : responder.id}`
      );
    });
    const people = new Map(
      (await expectedIn("snapshot_tables/_tool_opsgenie_responders.csv")).filter(({ type }) =>
        type === "user"
      )
        .map((row) => [row["id"], personId("opsgenie", row["id"] ?? "")]),
    );
    const expected = (await expectedIn("snapshot_tables/_tool_opsgenie_assignments.csv")).map((row) =>
      `${row["incident_id"]} ${people.get(row["responder_id"]) ?? row["responder_id"]}`
    );
    assert.deepEqual(found.sort(), expected.sort());
    assert.deepEqual(
      rowsOf(all, "people").map((row) => row["person_id"]),
      [...people.values()],
    );
  },
);
