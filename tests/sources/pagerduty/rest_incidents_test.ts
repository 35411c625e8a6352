import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { CsvFile } from "../../../lib/sources/_csv_records.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { pagerdutyRestIncidents as source } from "../../../lib/sources/pagerduty/rest_incidents.ts";
import { type Given, givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const ana = { id: "PANA1", type: "user_reference", summary: "Ana Moreno" };
const payments = { id: "PSVC1", type: "service_reference", summary: "payments-prod" };

const open = {
  id: "QOPEN1",
  type: "incident",
  incident_number: 41,
  title: "Card payments fail",
  created_at: "2026-07-14T09:00:00Z",
  updated_at: "2026-07-14T09:05:00Z",
  status: "acknowledged",
  urgency: "high",
  priority: { id: "PP1", type: "priority", summary: "P2" },
  service: payments,
  teams: [{ id: "PTEAM", type: "team_reference", summary: "Money" }],
  assignments: [{ at: "2026-07-14T09:00:00Z", assignee: ana }],
  acknowledgements: [{ at: "2026-07-14T09:04:00Z", acknowledger: ana }, { at: "2026-07-14T09:03:00Z" }],
  last_status_change_at: "2026-07-14T09:04:00Z",
  last_status_change_by: ana,
  body: { type: "incident_body", details: "decline rate above 5 %" },
  html_url: "https://example.pagerduty.com/incidents/QOPEN1",
  escalation_policy: { id: "PESC", type: "escalation_policy_reference", summary: "Money on call" },
  brand_new_field: { by: ana, score: 3 },
};

const resolved = {
  ...open,
  id: "QDONE1",
  title: "Queue full",
  status: "resolved",
  urgency: "low",
  priority: null,
  acknowledgements: [],
  assignments: [],
  last_status_change_at: "2026-07-14T10:00:00Z",
  last_status_change_by: payments,
  updated_at: undefined,
  incident_type: { name: "game_day_test" },
  log_entries: [
    {
      id: "RACK",
      type: "acknowledge_log_entry",
      created_at: "2026-07-14T09:20:00Z",
      summary: "Acknowledged by Ana Moreno.",
      agent: ana,
      channel: { type: "website" },
    },
    {
      id: "RTRIG",
      type: "trigger_log_entry",
      created_at: "2026-07-14T09:00:00Z",
      summary: "Triggered through the API.",
      agent: payments,
      channel: { type: "api" },
      event_details: { description: "depth 10,000" },
    },
  ],
  alerts: [{
    id: "QALERT",
    created_at: "2026-07-14T08:59:58Z",
    severity: "critical",
    alert_key: "queue_depth",
  }],
};

const page = { incidents: [open, resolved], limit: 25, offset: 0, total: null, more: false };

async function read(value: unknown, given: Given = {}) {
  return await readAll(source, givenFile(JSON.stringify(value, null, 2), given));
}

async function records(value: unknown, given: Given = {}) {
  return rowsOf(await read(value, given), "incident_records");
}

Deno.test("a page, a bare array and a single incident are recognised, whatever the file is called", () => {
  for (const value of [page, [open], { incident: resolved }]) {
    assert.equal(source.recognise(givenHead(JSON.stringify(value), "export/x.txt"))?.sure, 0.95);
  }
});

Deno.test("an empty page is recognised by its paging and holds no incident", async () => {
  const text = JSON.stringify({ ...page, incidents: [] });
  assert.equal(source.recognise(givenHead(text))?.sure, 0.6);
  assert.equal(await source.count(givenFile(text)), 0);
  assert.deepEqual(await readAll(source, givenFile(text)), []);
});

const foreign: readonly (readonly [string, unknown])[] = [
  ["Statuspage", {
    page: {},
    incidents: [{ id: "x", status: "resolved", impact: "minor", created_at: "2026-01-01" }],
  }],
  ["Squadcast", [{ id: "x", status: "triggered", service: "Web", created_at: "2026-01-01" }]],
  ["log entries", { log_entries: [{ id: "R", type: "trigger_log_entry" }] }],
  ["an API error", { error: { message: "Not Found", code: 2100 } }],
  ["other tool's empty page", { incidents: [] }],
];
for (const [name, value] of foreign) {
  Deno.test(`not claimed: ${name}`, () =>
    assert.equal(source.recognise(givenHead(JSON.stringify(value))), null));
}

Deno.test("not claimed: a login page and CSV", () => {
  assert.equal(source.recognise(givenHead("<!doctype html><title>Sign in</title>")), null);
  assert.equal(source.recognise(givenHead("id,status,urgency\nQ1,triggered,high\n")), null);
});

Deno.test("an acknowledged incident fills its record", async () => {
  const [row] = await records(page, { config: { words: { services: { "payments-prod": "payments" } } } });
  const { extra, ...rest } = row ?? {};
  assert.deepEqual(rest, {
    record_id: "pagerduty_rest_incidents:QOPEN1",
    source: "pagerduty_rest_incidents",
    vendor: "pagerduty",
    vendor_id: "QOPEN1",
    external_ref: null,
    title: "Card payments fail",
    summary: "decline rate above 5 %",
    status: "acknowledged",
    status_raw: "acknowledged",
    severity: 2,
    severity_raw: "P2",
    incident_type: "incident",
    team: "Money",
    service: "payments",
    declared_at: "2026-07-14T09:00:00.000Z",
    acknowledged_at: "2026-07-14T09:03:00.000Z",
    resolved_at: null,
    updated_at: "2026-07-14T09:05:00.000Z",
    auto_resolved: null,
    url: "https://example.pagerduty.com/incidents/QOPEN1",
  });
  assert.deepEqual(JSON.parse(String(extra)), {
    assignments: [{ at: "2026-07-14T09:00:00Z", assignee: personId("pagerduty", "PANA1") }],
    brand_new_field: { by: personId("pagerduty", "PANA1"), score: 3 },
    escalation_policy: { id: "PESC", type: "escalation_policy_reference", summary: "Money on call" },
    incident_number: 41,
    urgency: "high",
  });
});

Deno.test("a resolved incident: end by its last change, acknowledgement by its log, nobody resolved it", async () => {
  const row = (await records(page))[1];
  assert.equal(row?.["resolved_at"], "2026-07-14T10:00:00.000Z");
  assert.equal(row?.["acknowledged_at"], "2026-07-14T09:20:00.000Z");
  assert.equal(row?.["updated_at"], "2026-07-14T10:00:00.000Z");
  assert.equal(row?.["auto_resolved"], true);
  assert.equal(row?.["incident_type"], "test");
  assert.equal(row?.["severity"], null, "urgency means nothing until the configuration says so");
  assert.equal(row?.["severity_raw"], "low");
});

Deno.test("an incident merged into another names it", async () => {
  const resolve_reason = {
    type: "merge_resolve_reason",
    incident: { id: "QOPEN1", type: "incident_reference" },
  };
  const [row] = await records([{ ...resolved, resolve_reason }]);
  assert.equal(row?.["external_ref"], "pagerduty:QOPEN1");
});

Deno.test("resolved by a person is not resolved by itself", async () => {
  const [row] = await records([{ ...resolved, last_status_change_by: ana }]);
  assert.equal(row?.["auto_resolved"], false);
});

Deno.test("the configuration gives urgency a severity, and an unknown status stays as written", async () => {
  const given = { config: { words: { severity: { low: 4 } } } };
  const [row] = await records([{ ...resolved, status: "snoozed" }], given);
  assert.equal(row?.["severity"], 4);
  assert.equal(row?.["status"], null);
  assert.equal(row?.["status_raw"], "snoozed");
  assert.equal(row?.["resolved_at"], null);
});

Deno.test("embedded log entries and alerts become events and alerts of the incident", async () => {
  const all = await read(page);
  assert.deepEqual(rowsOf(all, "incident_events"), [
    {
      event_id: "pagerduty_rest_log_entries:RACK",
      source: "pagerduty_rest_log_entries",
      record_id: "pagerduty_rest_incidents:QDONE1",
      occurred_at: "2026-07-14T09:20:00.000Z",
      occurred_at_raw: "2026-07-14T09:20:00Z",
      kind: "acknowledge",
      actor_id: personId("pagerduty", "PANA1"),
      text: `Acknowledged by ${personId("pagerduty", "PANA1")}.`,
    },
    {
      event_id: "pagerduty_rest_log_entries:RTRIG",
      source: "pagerduty_rest_log_entries",
      record_id: "pagerduty_rest_incidents:QDONE1",
      occurred_at: "2026-07-14T09:00:00.000Z",
      occurred_at_raw: "2026-07-14T09:00:00Z",
      kind: "trigger",
      actor_id: null,
      text: "depth 10,000",
    },
  ]);
  const [alert] = rowsOf(all, "alerts");
  assert.equal(alert?.["incident_ref"], "QDONE1");
  assert.equal(alert?.["severity_raw"], "critical");
});

Deno.test("names stand in the table of people and nowhere else", async () => {
  const all = await read(page);
  assert.deepEqual(rowsOf(all, "people"), [
    {
      person_id: personId("pagerduty", "PANA1"),
      source: "pagerduty",
      vendor_id: "PANA1",
      name: "Ana Moreno",
    },
  ]);
  const others = all.flatMap((record) => "rows" in record ? record.rows : []).filter((row) =>
    row.table !== "people"
  );
  assert.equal(JSON.stringify(others).includes("Moreno"), false);
});

Deno.test("an id of any size and shape stays text", async () => {
  const text = JSON.stringify([{ ...open, id: "00123" }, { ...open, id: 1 }]).replace(
    '"id":1,',
    '"id":9007199254740993,',
  );
  const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
  assert.deepEqual(rows.map((row) => row["vendor_id"]), ["00123", "9007199254740993"]);
});

Deno.test("a record without id, a number that is none and a repeated key are rejected; the rest loads", async () => {
  const good = JSON.stringify(open);
  const text = `[${good},
{"title": "no id"},
${good.replace("41", "NaN")},
${good.replace('"id":"QOPEN1"', '"id":"QOPEN1","id":"Q2"')},
17]`;
  const all = await readAll(source, givenFile(text));
  assert.equal(await source.count(givenFile(text)), all.length);
  const rejected = all.flatMap((record) =>
    "rejected" in record
      ? [[record.origin.line, record.origin.path, record.rejected.code, record.rejected.field]]
      : []
  );
  assert.deepEqual(rejected, [
    [2, "$[1]", "E-ID", "id"],
    [3, "$[2]", "E-NUMBER", "incident_number"],
    [4, "$[3]", "E-JSON", "id"],
    [5, "$[4]", "E-SCHEMA", null],
  ]);
  assert.equal(all[1] && "raw" in all[1] ? all[1].raw : "", '{"title": "no id"}');
});

Deno.test("raw text of a rejection is at most 4,000 characters", async () => {
  const [record] = await read([{ title: "x".repeat(5000) }]);
  assert.equal(record && "raw" in record ? record.raw.length : 0, 4000);
});

Deno.test("a stamp that cannot be read is a defect of the record, which is kept", async () => {
  const [record] = await read([{ ...open, created_at: "2026-02-30T00:00:00Z" }]);
  assert.ok(record && "rows" in record);
  assert.equal(record.rows[0].row["declared_at"], null);
  assert.deepEqual(record.defects?.map(({ code, field, value }) => [code, field, value]), [
    ["E-DATE", "created_at", "2026-02-30T00:00:00Z"],
  ]);
});

Deno.test("a stamp without a zone refuses the file with the line to add", async () => {
  await assert.rejects(read([{ ...open, updated_at: "2026-07-14T09:05:00" }]), {
    message: /updated_at.*Add the line "pagerduty_rest_incidents: Europe\/Berlin"/,
  });
});

Deno.test("the order of the records changes no row but where it stands", async () => {
  const rows = (value: unknown[]) => read(value).then((all) => rowsOf(all, "incident_records"));
  assert.deepEqual((await rows([resolved, open])).reverse(), await rows([open, resolved]));
});

const wire = "../shared/data/vendors/faros/wire/pagerduty/incidents.json";
Deno.test({
  name: `real: three incidents as the API wrote them (${wire})`,
  ignore: !existsSync(wire),
  fn: async () => {
    const text = await Deno.readTextFile(wire);
    assert.equal(source.recognise(givenHead(text))?.sure, 0.95);
    assert.equal(await source.count(givenFile(text)), 3);
    const all = await readAll(source, givenFile(text));
    const rows = rowsOf(all, "incident_records");
    assert.deepEqual(
      rows.map((row) => [row["vendor_id"], row["status"], row["service"], row["declared_at"]]),
      [
        ["Q27MXNAJQ834PC", "open", "Service", "2021-10-27T08:05:59.000Z"],
        ["Q2KDNUM7R5JYEK", "open", "Service", "2021-10-29T05:45:33.000Z"],
        ["Q1LAD3450AG7V9", "open", "Service2", "2021-10-29T05:52:30.000Z"],
      ],
    );
    assert.equal(all.some((record) => record.defects), false);
  },
});

const raw = "../shared/data/vendors/devlake/pagerduty/raw_tables/_raw_pagerduty_incidents.csv";
Deno.test({
  name: `real: incidents with embedded log entries agree with DevLake's table (${raw})`,
  ignore: !existsSync(raw),
  fn: async () => {
    const { header, records } = await CsvFile.read(givenFile(await Deno.readTextFile(raw)));
    const text = `[${records.map((record) => record.cells[header.indexOf("data")]).join(",\n")}]`;
    const all = await readAll(source, givenFile(text));
    assert.deepEqual(
      rowsOf(all, "incident_records").map((
        row,
      ) => [row["title"], row["status"], row["acknowledged_at"], row["resolved_at"]]),
      [
        ["Crash reported", "open", "2022-11-03T06:23:07.000Z", null],
        ["Slow startup", "acknowledged", "2022-11-03T06:44:37.000Z", null],
        ["Spamming logs", "resolved", "2022-11-03T06:45:46.000Z", "2022-11-03T06:51:44.000Z"],
      ],
    );
    assert.equal(rowsOf(all, "incident_events").length, 31 + 5 + 8);
    assert.deepEqual(rowsOf(all, "people").map((row) => row["name"]).sort(), ["Keon Amini", "Kian Amini"]);
  },
});
