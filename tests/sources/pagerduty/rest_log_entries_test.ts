import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { personId } from "../../../lib/sources/_person.ts";
import { pagerdutyRestLogEntries as source } from "../../../lib/sources/pagerduty/rest_log_entries.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const incident = { id: "Q1", type: "incident_reference", summary: "[#1] Card payments fail" };
const ana = { id: "PANA1", type: "user_reference", summary: "Ana Moreno" };
const entry = { type: "escalate_log_entry", created_at: "2026-07-14T09:00:00Z", incident };

const page = {
  log_entries: [
    {
      ...entry,
      id: "R1",
      summary: "Escalated to Ana Moreno.",
      agent: { id: "PSVC", type: "service_reference" },
      user: ana,
    },
    {
      ...entry,
      id: "R2",
      type: "annotate_log_entry",
      agent: ana,
      channel: { type: "note", summary: "rolled back" },
    },
    { ...entry, id: "R3", type: "custom_field_value_change_log_entry", summary: "Impact set", agent: ana },
    { ...entry, id: "R4", incident: null },
  ],
  limit: 100,
};

Deno.test("a page and a bare array are recognised; incidents and other events are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify(page)))?.sure, 0.95);
  assert.equal(source.recognise(givenHead(JSON.stringify(page.log_entries)))?.sure, 0.95);
  assert.equal(source.recognise(givenHead(JSON.stringify({ incidents: [incident] }))), null);
  assert.equal(
    source.recognise(givenHead(JSON.stringify([{ id: 1, type: "push", created_at: "2026" }]))),
    null,
  );
});

Deno.test("entries become events with the tool's own kind, a pseudonym for who acted and the note as text", async () => {
  const text = JSON.stringify(page);
  const all = await readAll(source, givenFile(text));
  assert.equal(await source.count(givenFile(text)), 4);
  const person = personId("pagerduty", "PANA1");
  assert.deepEqual(rowsOf(all, "incident_events").map((row) => [row["kind"], row["actor_id"], row["text"]]), [
    ["escalate", null, `Escalated to ${person}.`],
    ["annotate", person, "rolled back"],
    ["custom_field_value_change", person, "Impact set"],
  ]);
  assert.deepEqual(rowsOf(all, "people").map((row) => row["name"]), ["Ana Moreno"]);
  const last = all.at(-1);
  assert.equal(last && "rejected" in last ? last.rejected.field : "", "incident.id");
});

Deno.test("names are hidden as whole words, the longest first", async () => {
  const people = [ana, { id: "PANA2", type: "user", summary: "Ana" }, {
    id: "PX",
    type: "user",
    summary: "a.b (c",
  }];
  const summary = "Ana Moreno told Ana of Anaconda and a.b (c.";
  const all = await readAll(source, givenFile(JSON.stringify([{ ...entry, id: "R1", summary, people }])));
  const [one, two, three] = ["PANA1", "PANA2", "PX"].map((id) => personId("pagerduty", id));
  assert.equal(rowsOf(all, "incident_events")[0]?.["text"], `${one} told ${two} of Anaconda and ${three}.`);
});

const wire = "../shared/data/vendors/faros/wire/pagerduty/incidentLogEntries.json";
Deno.test({
  name: `real: three entries as the API wrote them (${wire})`,
  ignore: !existsSync(wire),
  fn: async () => {
    const text = await Deno.readTextFile(wire);
    assert.equal(source.recognise(givenHead(text))?.sure, 0.95);
    const rows = rowsOf(await readAll(source, givenFile(text)), "incident_events");
    assert.deepEqual(rows.map((row) => [row["record_id"], row["kind"], row["occurred_at"]]), [
      ["pagerduty_rest_incidents:Q1LAD3450AG7V9", "trigger", "2021-10-29T05:52:30.000Z"],
      ["pagerduty_rest_incidents:Q2KDNUM7R5JYEK", "trigger", "2021-10-29T05:45:32.000Z"],
      ["pagerduty_rest_incidents:Q27MXNAJQ834PC", "trigger", "2021-10-27T08:05:58.000Z"],
    ]);
  },
});
