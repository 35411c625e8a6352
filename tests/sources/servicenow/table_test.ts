import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { servicenowStream } from "../../../lib/sources/servicenow/stream.ts";
import { servicenowTable as source } from "../../../lib/sources/servicenow/table.ts";
import { servicenowUsers } from "../../../lib/sources/servicenow/users.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const caller = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const service = "ffeeddccbbaa99887766554433221100";

/** One incident in the four forms `sysparm_display_value` and `sysparm_exclude_reference_link` give it. */
const forms = {
  stored: {
    sys_id: "11112222333344445555666677778888",
    number: "INC0012345",
    short_description: "Orders stuck",
    state: "6",
    priority: "2",
    opened_at: "2026-03-01 08:00:00",
    resolved_at: "2026-03-01 09:30:00",
    closed_at: "",
    sys_updated_on: "2026-03-01 09:31:00",
    caller_id: { link: `https://larkspur.example/api/now/table/sys_user/${caller}`, value: caller },
    business_service: {
      link: `https://larkspur.example/api/now/table/cmdb_ci_service/${service}`,
      value: service,
    },
    calendar_stc: "5400",
    correlation_id: "pagerduty:Q1ABC",
    u_region: "north",
  },
  all: {
    sys_id: { display_value: "11112222333344445555666677778888", value: "11112222333344445555666677778888" },
    number: { display_value: "INC0012345", value: "INC0012345" },
    short_description: { display_value: "Orders stuck", value: "Orders stuck" },
    state: { display_value: "Resolved", value: "6" },
    priority: { display_value: "2 - High", value: "2" },
    opened_at: { display_value: "2026-03-01 09:00:00", value: "2026-03-01 08:00:00" },
    resolved_at: { display_value: "2026-03-01 10:30:00", value: "2026-03-01 09:30:00" },
    sys_updated_on: { display_value: "2026-03-01 10:31:00", value: "2026-03-01 09:31:00" },
    caller_id: { display_value: "Ada Quill", value: caller },
    business_service: { display_value: "orders", value: service },
    calendar_stc: { display_value: "5,400", value: "5400" },
    correlation_id: { display_value: "pagerduty:Q1ABC", value: "pagerduty:Q1ABC" },
  },
  shown: {
    sys_id: "11112222333344445555666677778888",
    number: "INC0012345",
    short_description: "Orders stuck, says Ada Quill",
    state: "Resolved",
    priority: "2 - High",
    opened_at: "2026-03-01 09:00:00",
    resolved_at: "2026-03-01 10:30:00",
    sys_updated_on: "2026-03-01 10:31:00",
    caller_id: {
      display_value: "Ada Quill",
      link: `https://larkspur.example/api/now/table/sys_user/${caller}`,
    },
    business_service: "orders",
    correlation_id: "pagerduty:Q1ABC",
  },
};

async function incident(record: unknown, config: unknown = {}) {
  const all = await readAll(source, givenFile(JSON.stringify({ result: [record] }), { config }));
  return { all, row: rowsOf(all, "incident_records")[0] ?? {} };
}

Deno.test("incidents are recognised in every form; changes, users and errors are not", () => {
  for (const form of Object.values(forms)) {
    assert.ok(source.recognise(givenHead(JSON.stringify({ result: [form] }))));
    assert.ok(source.recognise(givenHead(JSON.stringify([form]))));
    assert.ok(source.recognise(givenHead(JSON.stringify({ result: form }))));
  }
  for (
    const other of [
      { result: [{ ...forms.stored, number: "CHG0000001" }] },
      { error: { message: "User Not Authenticated" }, status: "failure" },
      { result: [] },
      [{ sys_id: "1", name: "Ada", email: "a@x.example" }],
    ]
  ) assert.equal(source.recognise(givenHead(JSON.stringify(other))), null);
});

Deno.test("all forms of one incident give the same times, state and key", async () => {
  const config = {
    zones: { sources: { servicenow_table: "Europe/Berlin" } },
    words: { services: { [service]: "orders" } },
  };
  for (const form of [forms.stored, forms.all, forms.shown]) {
    const { row, all } = await incident(form, config);
    assert.deepEqual(
      ["record_id", "vendor_id", "status", "severity", "declared_at", "resolved_at", "updated_at"]
        .map((column) => row[column]),
      [
        "servicenow_table:11112222333344445555666677778888",
        "INC0012345",
        "resolved",
        2,
        "2026-03-01T08:00:00.000Z",
        "2026-03-01T09:30:00.000Z",
        "2026-03-01T09:31:00.000Z",
      ],
    );
    assert.equal(row["service"], "orders");
    assert.equal(row["external_ref"], "pagerduty:Q1ABC");
    assert.equal(rowsOf(all, "people")[0]?.["vendor_id"], caller);
    assert.equal(all[0]?.defects, undefined);
  }
});

Deno.test("a person is a pseudonym in texts and extra; what has no column is kept", async () => {
  const config = { zones: { sources: { servicenow_table: "Europe/Berlin" } } };
  const { row, all } = await incident(forms.shown, config);
  assert.equal(JSON.stringify(rowsOf(all, "incident_records")).includes("Quill"), false);
  assert.match(String(row["title"]), /^Orders stuck, says person-[0-9a-f]{10}$/);
  assert.equal(rowsOf(all, "people")[0]?.["name"], "Ada Quill");
  const stored = await incident(forms.stored);
  assert.equal(stored.row["stated_resolve_s"], 5400);
  assert.match(String(stored.row["extra"]), /"u_region":"north"/);
});

Deno.test("a service known by its sys_id only is no name: it stays NULL, with a defect that says what to do", async () => {
  const { row, all } = await incident(forms.stored);
  assert.equal(row["service"], null);
  assert.match(String(row["extra"]), new RegExp(`"business_service_sys_id":"${service}"`));
  assert.equal(all[0]?.defects?.[0]?.field, "business_service");
});

Deno.test("shown stamps without a configured zone refuse the file with the line to add", async () => {
  await assert.rejects(
    incident(forms.shown),
    /Add the line "servicenow_table: Europe\/Berlin" under "zones: sources:"/,
  );
});

Deno.test("an incident opened again has no end; a cancelled one none either", async () => {
  const again = await incident({ ...forms.stored, state: "2" });
  assert.equal(again.row["status"], "acknowledged");
  assert.equal(again.row["resolved_at"], null);
  assert.match(String(again.row["extra"]), /"resolved_at":"2026-03-01 09:30:00"/);
  const cancelled = await incident({ ...forms.stored, state: "8" });
  assert.deepEqual([cancelled.row["status"], cancelled.row["resolved_at"]], ["cancelled", null]);
});

Deno.test("a record without number is rejected", async () => {
  const { all } = await incident({ ...forms.stored, number: "" });
  assert.ok(all[0] && "rejected" in all[0] && all[0].rejected.code === "E-ID");
});

const wire = "../shared/data/vendors/faros/wire/servicenow";
for (const [name, service] of [["incidents", "Email"], ["incidentsRest", null]] as const) {
  const path = `${wire}/${name}.json`;
  Deno.test({
    name: `real: incidents of the Table API (${path})`,
    ignore: !existsSync(path),
    fn: async () => {
      const text = await Deno.readTextFile(path);
      assert.ok(source.recognise(givenHead(text)));
      assert.equal(await source.count(givenFile(text)), 2);
      const all = await readAll(source, givenFile(text));
      assert.deepEqual(
        rowsOf(all, "incident_records").map((
          row,
        ) => [row["vendor_id"], row["status"], row["severity"], row["service"], row["resolved_at"]]),
        Array(2).fill(["INC0000060", "resolved", 3, service, "2016-12-13T21:43:14.000Z"]),
      );
    },
  });
}

Deno.test({
  name: `real: users of the Table API (${wire}/users.json)`,
  ignore: !existsSync(`${wire}/users.json`),
  fn: async () => {
    const text = await Deno.readTextFile(`${wire}/users.json`);
    assert.ok(servicenowUsers.recognise(givenHead(text)));
    assert.equal(source.recognise(givenHead(text)), null);
    assert.equal(await servicenowUsers.count(givenFile(text)), 5);
    const people = rowsOf(await readAll(servicenowUsers, givenFile(text)), "people");
    assert.equal(people.filter((row) => row["name"] !== null && row["email"] !== null).length, 5);
  },
});

const log = "../shared/data/vendors/faros/streams/servicenow/all-streams.log";
Deno.test({
  name: `real: a connector's log (${log})`,
  ignore: !existsSync(log),
  fn: async () => {
    const text = await Deno.readTextFile(log);
    assert.ok(servicenowStream.recognise(givenHead(text)));
    assert.equal(await servicenowStream.count(givenFile(text)), 4);
    const all = await readAll(servicenowStream, givenFile(text));
    assert.deepEqual(
      rowsOf(all, "incident_records").map((
        row,
      ) => [row["vendor_id"], row["status"], row["service"], row["declared_at"]]),
      [
        ["INC0000002", "acknowledged", "FileServerFloor2", "2021-10-26T23:07:12.000Z"],
        ["INC0000003", "acknowledged", "FileServerFloor2", "2021-11-02T23:07:30.000Z"],
      ],
    );
    assert.equal(rowsOf(all, "people").filter((row) => row["email"] !== undefined).length, 2);
    assert.equal(all.some((each) => "rejected" in each || each.defects !== undefined), false);
  },
});

Deno.test("journals become notes, oldest first; who wrote them are pseudonyms, known by sys_id where a column tells it", async () => {
  const journal = "2026-03-01 10:10:00 - Ada Quill (Work notes)\nRestarted with Ben Roe.\n\n" +
    "2026-03-01 09:20:00 - Ben Roe (Additional comments)\nOrders wait,\nsay users.\n\n";
  const config = { zones: { sources: { servicenow_table: "Europe/Berlin" } } };
  const { all } = await incident({ ...forms.shown, comments_and_work_notes: journal }, config);
  const notes = rowsOf(all, "incident_events");
  const ids = new Map(rowsOf(all, "people").map((row) => [row["name"], row["person_id"]]));
  assert.deepEqual(
    notes.map((row) => [row["occurred_at"], row["position"], row["actor_id"], row["text"]]),
    [
      ["2026-03-01T08:20:00.000Z", 1, ids.get("Ben Roe"), "Orders wait,\nsay users."],
      ["2026-03-01T09:10:00.000Z", 2, ids.get("Ada Quill"), `Restarted with ${ids.get("Ben Roe")}.`],
    ],
  );
  assert.deepEqual(rowsOf(all, "people").map((row) => row["vendor_id"]), [caller, "Ben Roe"]);
  const bare = await incident({ ...forms.stored, comments: "No heading", work_notes: journal });
  assert.deepEqual(
    rowsOf(bare.all, "incident_events").map((row) => [row["occurred_at"], row["occurred_at_raw"]]),
    [[null, "2026-03-01 09:20:00"], [null, "2026-03-01 10:10:00"], [null, null]],
  );
});
