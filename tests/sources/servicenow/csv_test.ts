import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { servicenowCsv as source } from "../../../lib/sources/servicenow/csv.ts";
import { servicenowEventLog } from "../../../lib/sources/servicenow/event_log.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const cells = (stamp: (day: number, time: string) => string) => [
  `"INC0012345","Orders, stuck","Closed","2 - High","orders","Desk","Ada Quill","${stamp(26, "01:30:00")}",` +
  `"${stamp(26, "04:00:00")}","${stamp(27, "09:00:00")}","One","Two"`,
  `"INC0012346","Search slow","In Progress","4 - Low","(empty)","","","${stamp(5, "13:00:00")}","","${
    stamp(5, "13:05:00")
  }","",""`,
];
const iso = (day: number, time: string) => `2025-10-${String(day).padStart(2, "0")} ${time}`;
const names =
  "number,short_description,state,priority,business_service,assignment_group,assigned_to,opened_at," +
  "resolved_at,sys_updated_on,u_note,u_note";
const labels =
  '"Number","Short description","State","Priority","Business service","Assignment group","Assigned to",' +
  '"Opened","Resolved","Updated","Note","Note"';
const config = {
  zones: { sources: { servicenow_csv: "Europe/Berlin", servicenow_event_log: "Europe/Berlin" } },
};

async function rows(text: string) {
  const file = givenFile(text, { path: "export/incident.csv", config });
  const all = await readAll(source, file);
  assert.equal(all.length, await source.count(file));
  return { all, incidents: rowsOf(all, "incident_records") };
}

Deno.test("a list is recognised by names or labels of its columns, a list of changes is not", () => {
  assert.ok(source.recognise(givenHead(`${names}\r\n`)));
  assert.ok(source.recognise(givenHead(`\uFEFF${labels}\r\n`)));
  assert.equal(source.recognise(givenHead("number,short_description,start_date,end_date\n")), null);
});

Deno.test("labels and names give the same rows, in the zone of whoever exported", async () => {
  const named = await rows([names, ...cells(iso)].join("\r\n"));
  const labelled = await rows([labels, ...cells(iso)].join("\n"));
  assert.deepEqual(
    named.incidents.map((row) => ({ ...row, extra: null })),
    labelled.incidents.map((row) => ({ ...row, extra: null })),
  );
  const [first, second] = named.incidents;
  assert.equal(first?.["title"], "Orders, stuck");
  assert.equal(first?.["declared_at"], "2025-10-25T23:30:00.000Z");
  // The clocks went back at three o'clock that night.
  assert.equal(first?.["resolved_at"], "2025-10-26T03:00:00.000Z");
  assert.equal(first?.["team"], "Desk");
  assert.match(
    String(first?.["extra"]),
    /"assigned_to":"person-[0-9a-f]{10}","u_note":"One","u_note_2":"Two"/,
  );
  assert.deepEqual([second?.["status"], second?.["service"], second?.["severity"]], [
    "acknowledged",
    null,
    4,
  ]);
});

Deno.test("other date formats are settled from the whole file", async () => {
  const american = (day: number, time: string) => `10/${day}/2025 ${time}`;
  const dashed = (day: number, time: string) => `${day}-10-2025 ${time}`;
  const expected = (await rows([names, ...cells(iso)].join("\n"))).incidents;
  for (const form of [american, dashed]) {
    assert.deepEqual((await rows([names, ...cells(form)].join("\n"))).incidents, expected);
  }
});

Deno.test("without a zone the list is refused; a line that does not fit is rejected", async () => {
  const text = [names, ...cells(iso)].join("\n");
  await assert.rejects(
    readAll(source, givenFile(text, { path: "export/incident.csv" })),
    /incident\.csv:2 field "opened_at" = "2025-10-26 01:30:00".*Add the line "servicenow_csv: Europe\/Berlin"/,
  );
  const { all } = await rows(`${names}\nINC1,short\n,,,,,,,,,,,\n`);
  assert.deepEqual(all.map((each) => "rejected" in each ? each.rejected.code : ""), ["E-FIELDS", "E-ID"]);
});

const log = [
  "number,incident_state,active,sys_mod_count,opened_by,opened_at,sys_updated_by,sys_updated_at,priority,cmdb_ci,assignment_group,resolved_at,closed_at",
  "INC1,Closed,false,3,Ada Quill,28/2/2026 09:00,sys,1/3/2026 12:00,2 - High,?,Desk,28/2/2026 10:00,1/3/2026 12:00",
  "INC1,New,true,0,Ada Quill,28/2/2026 09:00,ada,28/2/2026 09:01,3 - Moderate,?,?,?,?",
  "INC1,Resolved,true,2,Ada Quill,28/2/2026 09:00,ben,28/2/2026 10:00,2 - High,?,Desk,28/2/2026 10:00,?",
  "INC1,Active,true,1,Ada Quill,28/2/2026 09:00,ben,28/2/2026 09:10,2 - High,?,Desk,?,?",
  "INC2,New,true,0,Ada Quill,1/3/2026 09:00,ada,1/3/2026 09:01,3 - Moderate,queue,?,?,?",
  "INC2,New,true,1,Ada Quill,1/3/2026 09:00,ada,1/3/2026 09:01,4 - Low,queue,?,?,?",
  "?,New,true,0,Ada Quill,1/3/2026 09:00,ada,1/3/2026 09:01,4 - Low,queue,?,?,?",
].join("\n");

Deno.test("a log gives an event for each line and the last state of each incident, whatever the order", async () => {
  assert.ok(servicenowEventLog.recognise(givenHead(log)));
  const file = givenFile(log, { path: "export/log.csv", config });
  const all = await readAll(servicenowEventLog, file);
  assert.equal(await servicenowEventLog.count(file), all.length);
  assert.ok(all[6] && "rejected" in all[6] && all[6].rejected.code === "E-ID");
  assert.deepEqual(
    rowsOf(all, "incident_events").map((
      row,
    ) => [row["event_id"], row["position"], row["kind"], row["occurred_at"]]),
    [
      ["servicenow_event_log:INC1#3", 4, "closed", "2026-03-01T11:00:00.000Z"],
      ["servicenow_event_log:INC1#0", 1, "trigger", "2026-02-28T08:01:00.000Z"],
      ["servicenow_event_log:INC1#2", 3, "resolve", "2026-02-28T09:00:00.000Z"],
      ["servicenow_event_log:INC1#1", 2, "acknowledge", "2026-02-28T08:10:00.000Z"],
      ["servicenow_event_log:INC2#0", 1, "trigger", "2026-03-01T08:01:00.000Z"],
      ["servicenow_event_log:INC2#1", 2, "annotate", "2026-03-01T08:01:00.000Z"],
    ],
  );
  assert.deepEqual(
    rowsOf(all, "incident_records").map((
      row,
    ) => [
      row["vendor_id"],
      row["status"],
      row["severity"],
      row["service"],
      row["team"],
      row["declared_at"],
      row["resolved_at"],
    ]),
    [
      ["INC1", "resolved", 2, null, "Desk", "2026-02-28T08:00:00.000Z", "2026-02-28T09:00:00.000Z"],
      ["INC2", "open", 4, "queue", null, "2026-03-01T08:00:00.000Z", null],
    ],
  );
  assert.equal(JSON.stringify(rowsOf(all, "incident_records")).includes("Quill"), false);
});

const real = "../shared/data/incidents/servicenow/incident_event_log.csv";
Deno.test({
  name: `real: 198 changes of 32 incidents (${real})`,
  ignore: !existsSync(real),
  fn: async () => {
    const text = await Deno.readTextFile(real);
    assert.ok(servicenowEventLog.recognise(givenHead(text)));
    assert.equal(source.recognise(givenHead(text)), null);
    const file = givenFile(text, { config });
    assert.equal(await servicenowEventLog.count(file), 198);
    const all = await readAll(servicenowEventLog, file);
    assert.equal(all.some((each) => "rejected" in each || each.defects !== undefined), false);
    const events = rowsOf(all, "incident_events");
    assert.equal(events.length, 198);
    assert.equal(new Set(events.map((row) => row["event_id"])).size, 198);
    const incidents = rowsOf(all, "incident_records");
    assert.equal(incidents.length, 32);
    // The state of each incident on the line with its highest sys_mod_count, found without the source.
    const lines = text.trim().split("\n").slice(1).map((line) => line.split(","));
    const last = new Map<string, string[]>();
    for (const line of lines) {
      const before = last.get(line[0] ?? "");
      if (!before || Number(line[5]) > Number(before[5])) last.set(line[0] ?? "", line);
    }
    assert.deepEqual(
      incidents.map((row) => `${row["vendor_id"]} ${row["status_raw"]} ${row["severity_raw"]}`).sort(),
      [...last].map(([number, line]) => `${number} ${line[1]} ${line[22]}`).sort(),
    );
    assert.equal(JSON.stringify([...incidents, ...events]).includes("Caller"), false);
  },
});
