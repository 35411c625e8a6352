import assert from "node:assert/strict";
import { jiraCsv as source } from "../../../lib/sources/jira/csv.ts";
import { withLoaded } from "../../warehouse/_given.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const header =
  "Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Assignee,Assignee Id," +
  "Reporter,Creator,Created,Updated,Last Viewed,Resolved,Component/s,Due Date,Votes,Labels,Labels,Description," +
  "Inward issue link (Relates),Custom field (Severity),Custom field (Affected services)," +
  "Custom field (Affected services),Custom field (Impact start),Custom field (PagerDuty incident),Comment,Comment";
const incident =
  "Card payments fail,OPS-12,10012,[System] Incident,Resolved,OPS,High,Done,Ada Quill,557058:aa,Ben Roe," +
  'Ben Roe,14/Jul/25 3:42 PM,14/Jul/25 6:00 PM,,14/Jul/25 5:30 PM,pay,,0,money,urgent,"Cards are, says Ada Quill,\n' +
  'refused",,S1 - Critical,payments,checkout,14/Jul/25 3:30 PM,Q1PAY,' +
  '"14/Jul/25 3:50 PM;557058:aa;Looking; [~accountid:557058:bb] knows","14/Jul/25 5:00 PM;557058:bb;Rolled back"';
const action = "Alert on refusals,OPS-13,10013,Task,Done,OPS,Low,Done,Ada Quill,557058:aa,Ben Roe,Ben Roe," +
  "15/Jul/25 9:00 AM,1/Aug/25 9:00 AM,,1/Aug/25 9:00 AM,,30/Jul/25 12:00 AM,0,detect,,,OPS-12,,,,,,,";
const review =
  "Review of the refusals,OPS-14,10014,[System] Post-incident review,Open,OPS,Low,,,,,,15/Jul/25 9:00 AM," +
  "15/Jul/25 9:00 AM,,,,,0,,,,OPS-12,,,,,,,";
const story =
  "New button,OPS-15,10015,Story,Open,OPS,Low,,,,,,15/Jul/25 9:00 AM,15/Jul/25 9:00 AM,,,,,0,,,,,,,,,,,";

const config = { zones: { sources: { jira_csv: "Europe/Berlin" } } };
const fileOf = (text: string, more: unknown = config) =>
  givenFile(text, { path: "export/jira.csv", config: more });

async function read(text: string, more: unknown = config) {
  const all = await readAll(source, fileOf(text, more));
  assert.equal(all.length, await source.count(fileOf(text, more)));
  return all;
}

Deno.test("Jira's header is recognised, whatever its case; other trackers' headers are not", () => {
  assert.equal(source.recognise(givenHead(`${header}\n${incident}`))?.sure, 0.9);
  assert.equal(source.recognise(givenHead(`\uFEFF${header.toLowerCase()}\r\n`))?.sure, 0.9);
  assert.equal(source.recognise(givenHead("key,summary,type,status,created\n")), null);
  assert.equal(source.recognise(givenHead("Id,Title,Status,Created\n")), null);
});

Deno.test("an incident with its services, comments, severity and reference to the pager", async () => {
  const all = await read([header, incident].join("\n"));
  const [row] = rowsOf(all, "incident_records");
  assert.equal(row?.["record_id"], "jira_csv:OPS-12");
  assert.deepEqual(
    ["title", "status", "severity", "severity_raw", "incident_type", "service", "external_ref"].map((name) =>
      row?.[name]
    ),
    ["Card payments fail", "resolved", 1, "S1 - Critical", "incident", "payments", "pagerduty:Q1PAY"],
  );
  assert.deepEqual(
    ["started_at", "declared_at", "acknowledged_at", "resolved_at", "updated_at"].map((name) => row?.[name]),
    [
      "2025-07-14T13:30:00.000Z",
      "2025-07-14T13:42:00.000Z",
      null,
      "2025-07-14T15:30:00.000Z",
      "2025-07-14T16:00:00.000Z",
    ],
  );
  assert.deepEqual(rowsOf(all, "incident_services").map((each) => each["service"]), ["payments", "checkout"]);
  assert.deepEqual(
    rowsOf(all, "incident_events").map((each) => [each["occurred_at"], each["position"]]),
    [["2025-07-14T13:50:00.000Z", 1], ["2025-07-14T15:00:00.000Z", 2]],
  );
  assert.match(String(rowsOf(all, "incident_events")[0]?.["text"]), /^Looking; person-[0-9a-f]{10} knows$/);
  assert.match(String(row?.["summary"]), /^Cards are, says person-[0-9a-f]{10},\nrefused$/);
  assert.match(String(row?.["extra"]), /"labels":\["money","urgent"\]/);
  assert.equal(/Quill|Roe/.test(JSON.stringify([row, ...rowsOf(all, "incident_events")])), false);
  assert.deepEqual(rowsOf(all, "people").map((each) => each["name"]).sort(), ["Ada Quill", "Ben Roe"]);
});

Deno.test("an export with semicolons holds the same incident", async () => {
  const parted = [header, incident.replaceAll('"', "").replace("are, says Ada Quill,\n", "are ")]
    .map((line) => line.split(",").map((cell) => cell.includes(";") ? `"${cell}"` : cell).join(";")).join(
      "\n",
    );
  assert.equal(source.recognise(givenHead(parted))?.sure, 0.9);
  const rows = async (text: string) =>
    rowsOf(await read(text), "incident_records").map(({ title, service, declared_at, resolved_at }) => [
      ...[title, service, declared_at, resolved_at],
    ]);
  assert.deepEqual(await rows(parted), await rows([header, incident].join("\n")));
});

Deno.test("what links, labels or types tie to an incident is an action item or a review; the rest changes nothing", async () => {
  const all = await read([header, incident, action, review, story].join("\n"));
  const [item] = rowsOf(all, "action_items");
  assert.deepEqual(
    ["action_item_id", "incident_ref", "kind", "status", "due_at", "completed_at", "reference"].map((name) =>
      item?.[name]
    ),
    [
      "jira_csv:OPS-13",
      "OPS-12",
      "detect",
      "done",
      "2025-07-29T22:00:00.000Z",
      "2025-08-01T07:00:00.000Z",
      "OPS-13",
    ],
  );
  assert.equal(rowsOf(all, "postmortems")[0]?.["incident_ref"], "OPS-12");
  assert.ok(all[3] && "nothing" in all[3] && /type Story/.test(all[3].nothing));
  const labelled = await read([header, story.replace(",0,,,", ",0,postmortem-action,,")].join("\n"));
  assert.equal(rowsOf(labelled, "action_items").length, 1);
});

Deno.test("an issue type of one's own is an incident where the configuration says so", async () => {
  const said = { ...config, words: { incident_types: { Story: "incident" } } };
  assert.equal(
    rowsOf(await read([header, story].join("\n"), said), "incident_records")[0]?.["incident_type"],
    "incident",
  );
});

Deno.test("a resolution that gave the issue up is no resolution", async () => {
  const all = await read([header, incident.replace(",Done,Ada", ",Won't Do,Ada")].join("\n"));
  const [row] = rowsOf(all, "incident_records");
  assert.deepEqual([row?.["status"], row?.["resolved_at"]], ["cancelled", null]);
});

const small =
  "Summary,Issue key,Issue Type,Status,Created,Resolved,Labels,Custom field (Severity),Description";

Deno.test("a row wider than the header keeps every cell in its place, or is rejected with the reason", async () => {
  const all = await read([
    small,
    "One,A-1,Incident,Closed,1/Jul/25 1:00 PM,1/Jul/25 2:00 PM,red,Sev 2,text",
    "Two,A-2,Incident,Closed,1/Jul/25 1:00 PM,1/Jul/25 2:00 PM,red,blue,Sev 3,text",
    "Three,A-3,Incident,Closed,1/Jul/25 1:00 PM,1/Jul/25 2:00 PM,red,Sev 4,text,,",
    "Four, and more,A-4,Incident,Closed,1/Jul/25 1:00 PM,1/Jul/25 2:00 PM,red,Sev 4,text",
    "Five,A-5,Incident,Closed,1/Jul/25 1:00 PM",
    "",
  ].join("\n"));
  assert.deepEqual(
    rowsOf(all, "incident_records").map((row) => [row["vendor_id"], row["severity"], row["summary"]]),
    [["A-1", 2, "text"], ["A-2", 3, "text"], ["A-3", 4, "text"]],
  );
  const second = rowsOf(all, "incident_records")[1];
  assert.match(String(second?.["extra"]), /"labels":\["red","blue"\]/);
  assert.deepEqual(
    all.flatMap((each) => "rejected" in each ? [`${each.rejected.code} ${each.rejected.reason}`] : []),
    [
      "E-FIELDS it has 10 cells, 1 more than the header, and no field can hold them",
      'E-FIELDS expected 9 fields, found 5; from "Resolved" on',
    ],
  );
});

Deno.test("an empty last cell does not hide that the cells before it moved", async () => {
  const columns =
    "Summary,Issue key,Issue Type,Status,Created,Labels,Custom field (Affected services),Resolved,Comment";
  const told = "One,A-1,Incident,Closed,1/Jul/25 1:00 PM,red,blue,payments,1/Jul/25 2:00 PM,";
  const [row] = rowsOf(await read([columns, told, ""].join("\n")), "incident_records");
  assert.deepEqual([row?.["service"], row?.["resolved_at"]], ["payments", "2025-07-01T12:00:00.000Z"]);
  const open = "Two,A-2,Incident,Open,1/Jul/25 1:00 PM,red,blue,payments,,";
  const [rejected] = await read([columns.replace("Resolved", "Environment"), open, ""].join("\n"));
  assert.ok(
    rejected && "rejected" in rejected && /several fields could hold them/.test(rejected.rejected.reason),
  );
});

Deno.test("a surplus cell that two places could hold, with other values for a field of one, is not placed", async () => {
  const all = await read([
    "Summary,Issue key,Issue Type,Status,Created,Labels,Environment,Components,Priority",
    "One,A-1,Incident,Closed,1/Jul/25 1:00 PM,red,blue,green,High,High",
    "",
  ].join("\n"));
  assert.ok(all[0] && "rejected" in all[0] && /several fields could hold them/.test(all[0].rejected.reason));
});

Deno.test("dates made of numbers: settled by the file, or refused with the line to add", async () => {
  const row = (key: string, created: string) => `One,${key},Incident,Open,${created},,,,`;
  const told = await read([small, row("A-1", "6/7/2025 16:14"), row("A-2", "6/21/2025 9:05")].join("\n"));
  assert.deepEqual(
    rowsOf(told, "incident_records").map((each) => each["declared_at"]),
    ["2025-06-07T14:14:00.000Z", "2025-06-21T07:05:00.000Z"],
  );
  const open = [small, row("A-1", "6/7/2025 16:14")].join("\n");
  await assert.rejects(read(open), /jira\.csv:2 field "created".*Add the line "jira_csv: day_first"/);
  const said = await read(open, { ...config, dates: { sources: { jira_csv: "day_first" } } });
  assert.equal(rowsOf(said, "incident_records")[0]?.["declared_at"], "2025-07-06T14:14:00.000Z");
  await assert.rejects(
    read([small, row("A-1", "6/Jul/25 4:14 PM")].join("\n"), {}),
    /Add the line "jira_csv: Europe/,
  );
});

Deno.test("two rows of one key that contradict each other, incidents or things to do, are told with both lines", async () => {
  const row = (key: string, type: string, summary: string) =>
    `${summary},${key},1,${type},Done,High,2026-07-01 10:00,2026-07-01 12:00,postmortem\n`;
  const content = "Summary,Issue key,Issue id,Issue Type,Status,Priority,Created,Updated,Labels\n" +
    row("OPS-1", "Incident", "Checkout down") + row("OPS-1", "Incident", "Search down") +
    row("OPS-2", "Task", "Fix limits") + row("OPS-2", "Task", "Fix timeouts") +
    row("OPS-2", "Task", "Fix timeouts");
  const zones = { sources: { jira_csv: "UTC" } };
  await withLoaded({ "jira.csv": content }, { zones }, (_, { files: [file], idle }) => {
    assert.deepEqual([file?.loaded, file?.unchanged], [2, 3]);
    assert.deepEqual(idle.map(({ reason }) => /^.*: /.exec(reason)?.[0]), [
      "the record at line 2 has the id of the one at line 3 (jira_csv:OPS-1) and another title: ",
      "the record at line 4 has the id of the one at line 6 (jira_csv:OPS-2) and another title: ",
    ]);
    return Promise.resolve();
  });
});
