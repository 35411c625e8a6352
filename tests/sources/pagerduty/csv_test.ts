import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { pagerdutyCsv as source } from "../../../lib/sources/pagerduty/csv.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const header =
  "id,incident_number,description,service_id,service_name,created_on,resolved_on,seconds_to_first_ack," +
  "seconds_to_resolve,auto_resolved,escalation_count,acknowledged_by_user_names,urgency";
const rows = [
  '00123,7,"Card payments fail, again",PSVC1,payments-prod,2026-05-31T10:05:00,2026-05-31T10:15:00,130,600,false,1,Ana Moreno,high',
  "PX2,8,Queue full,PSVC2,queue,2026-05-31 11:00:00,,,,,0,,low",
];
const text = [header, ...rows].join("\r\n");
const config = { zones: { sources: { pagerduty_csv: "America/New_York" } } };

Deno.test("the report is recognised by its header, with older and newer names", () => {
  assert.equal(source.recognise(givenHead(text))?.sure, 0.9);
  assert.equal(source.recognise(givenHead(text.replaceAll("_on,", "_at,")))?.sure, 0.9);
  assert.equal(source.recognise(givenHead(`\uFEFF${text}`))?.sure, 0.9);
  assert.equal(source.recognise(givenHead("id,title,created_at\n1,a,2026-01-01\n")), null);
  assert.equal(source.recognise(givenHead(JSON.stringify({ data: [] }))), null);
});

Deno.test("rows load with the configured zone, ids as text, unknown columns in extra, no names", async () => {
  const file = givenFile(text, { path: "export/file.csv", config });
  assert.equal(await source.count(file), 2);
  const all = await readAll(source, file);
  const [first, second] = rowsOf(all, "incident_records");
  assert.equal(first?.["vendor_id"], "00123");
  assert.equal(first?.["title"], "Card payments fail, again");
  assert.equal(first?.["status"], "resolved");
  assert.equal(first?.["declared_at"], "2026-05-31T14:05:00.000Z");
  assert.equal(first?.["acknowledged_at"], "2026-05-31T14:07:10.000Z");
  assert.equal(first?.["stated_resolve_s"], 600);
  assert.equal(first?.["extra"], '{"escalation_count":"1","incident_number":"7","service_id":"PSVC1"}');
  assert.equal(second?.["status"], null);
  assert.equal(second?.["resolved_at"], null);
  assert.equal(JSON.stringify(rowsOf(all, "incident_records")).includes("Moreno"), false);
  assert.deepEqual(all.map((record) => record.origin), [{ line: 2, path: null }, { line: 3, path: null }]);
});

Deno.test("the text of an incident that somebody added to the report is its summary", async () => {
  const [head = "", first = ""] = text.split("\r\n");
  const added = `${head},summary\r\n${first},"The pool ran empty,\r\ncallers waited."`;
  const [row] = rowsOf(await readAll(source, givenFile(added, { config })), "incident_records");
  assert.equal(row?.["summary"], "The pool ran empty,\r\ncallers waited.");
});

Deno.test("older and newer names give the same rows", async () => {
  const older = rowsOf(await readAll(source, givenFile(text, { config })), "incident_records");
  const newer = rowsOf(
    await readAll(source, givenFile(text.replaceAll("_on,", "_at,"), { config })),
    "incident_records",
  );
  assert.deepEqual(older, newer);
});

Deno.test("a report saved anew from a spreadsheet gives the same rows: semicolons or tabs, dates as a country writes them", async () => {
  const unquoted = text.replace('"Card payments fail, again"', "Card payments fail/ again");
  const saved = (mark: string, date: string) =>
    "\uFEFF" +
    unquoted.replaceAll(",", mark).replaceAll(/(\d{4})-(\d\d)-(\d\d)[T ]/g, date).replace("fail/ ", "fail, ");
  const expected = rowsOf(await readAll(source, givenFile(text, { config })), "incident_records");
  for (const [mark, date] of [[";", "$3.$2.$1 "], [";", "$3/$2/$1 "], ["\t", "$2/$3/$1 "]] as const) {
    const content = saved(mark, date);
    assert.equal(source.recognise(givenHead(content))?.sure, 0.9);
    const file = givenFile(content.slice(1), { config });
    assert.equal(await source.count(file), 2);
    assert.deepEqual(rowsOf(await readAll(source, file), "incident_records"), expected);
  }
  const open = saved(";", "$3/$2/$1 ").replaceAll("31/05/", "01/05/");
  await assert.rejects(
    readAll(source, givenFile(open.slice(1), { config })),
    /"pagerduty_csv: day_first" or/,
  );
});

Deno.test("without a configured zone the file is refused with the line to add", async () => {
  await assert.rejects(readAll(source, givenFile(text, { path: "export/file.csv" })), (error) => {
    assert.ok(error instanceof ExportError);
    assert.equal(error.code, "E-ZONE");
    assert.match(
      error.message,
      /^Cannot load export\/file\.csv:2 field "created_on" = "2026-05-31T10:05:00": /,
    );
    assert.match(
      error.message,
      /Add the line "pagerduty_csv: Europe\/Berlin" under "zones: sources:" in hindcast.yaml/,
    );
    return true;
  });
});

Deno.test("a bad row is rejected with its text, a bad field is a defect", async () => {
  const broken = [header, rows[0], "PX9,1,short", rows[1]?.replace("queue,", "queue,31/05/2026 ")].join("\n");
  const [, short, dated] = await readAll(source, givenFile(broken, { config }));
  assert.ok(short && "rejected" in short);
  assert.equal(short.rejected.code, "E-FIELDS");
  assert.equal(short.raw, "PX9,1,short");
  assert.deepEqual(dated?.defects?.map(({ code, field }) => [code, field]), [["E-DATE", "created_on"]]);
});

Deno.test("only a header: no incidents, no complaint", async () => {
  assert.equal(await source.count(givenFile(header)), 0);
  assert.deepEqual(await readAll(source, givenFile(header)), []);
});
