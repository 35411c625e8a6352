import assert from "node:assert/strict";
import { multiValues, splunkCells } from "../../../lib/sources/splunk/_csv.ts";
import { splunkXml } from "../../../lib/sources/splunk/_xml.ts";
import { splunkResults } from "../../../lib/sources/splunk/results.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const event = {
  _time: "2026-07-14T10:00:05.123+00:00",
  _raw: "2026-07-14 10:00:05 ERROR order 17 lost\u2028again",
  host: "web-1",
  source: "/var/log/cart.log",
  sourcetype: "cart",
  service: "cart",
};

const notable = {
  _time: "2026-07-14 10:01:00.000 GMT",
  event_id: "N-1",
  search_name: "Threat - Many failed logins - Rule",
  rule_title: "Many failed logins",
  urgency: "critical",
  status_label: "New",
  owner: "ann",
  dest: ["web-1", "web-2"],
};

function lines(...frames: readonly unknown[]): string {
  return frames.map((frame) => typeof frame === "string" ? frame : JSON.stringify(frame)).join("\n") + "\n";
}

async function read(text: string, config: unknown = {}) {
  const file = givenFile(text, { path: "raw/search", config, piece: 61 });
  const records = await readAll(splunkResults, file);
  const told = records.reduce((sum, { records: n = 1 }) => sum + n, 0);
  assert.equal(await splunkResults.count(file), told);
  return records;
}

const counted = (records: Awaited<ReturnType<typeof read>>) =>
  rowsOf(records, "log_counts").map(({ minute, lines }) => [minute, lines]);

const oneMinute = [["2026-07-14T10:00:00.000Z", 2]];

Deno.test("Splunk: an export tells events; previews, messages and the last frame change nothing", async () => {
  const text = lines(
    { preview: true, offset: 0, lastrow: true, result: event },
    { messages: [{ type: "INFO", text: "x" }] },
    "",
    { preview: false, offset: 0, result: event },
    { preview: false, offset: 1, lastrow: true, result: { ...event, _raw: "order 18 lost" } },
    { preview: false, lastrow: true },
    '{"preview":false,"result":{',
  );
  assert.equal(splunkResults.recognise(givenHead(text))?.sure, 0.95);
  const records = await read(text);
  assert.deepEqual(rowsOf(records, "log_counts").map((row) => row["lines"]), [1, 1]);
  assert.deepEqual(
    rowsOf(records, "log_templates").map((row) => [row["service"], row["level"], row["template"]]),
    [
      ["cart", "error", "<*> <*> ERROR order <*> lost\u2028again"],
      ["cart", null, "order <*> lost"],
    ],
  );
  assert.equal(records.filter((record) => "nothing" in record).length, 3);
  assert.deepEqual(records.flatMap((record) => "rejected" in record ? [record.rejected.code] : []), [
    "E-JSON",
  ]);
});

Deno.test("Splunk: notable events and fired alerts are alerts, their owners pseudonyms", async () => {
  const fired = { _time: "1784023260", ss_name: "Errors high", severity: "5", sid: "rt_1", _raw: "audit" };
  const [first, second] = rowsOf(
    await read(lines({ preview: false, result: notable }, { preview: false, result: fired })),
    "alerts",
  );
  assert.deepEqual(
    [
      first?.["alert_id"],
      first?.["rule"],
      first?.["title"],
      first?.["severity"],
      first?.["started_at"],
      first?.["status"],
    ],
    ["splunk_results:N-1", notable.search_name, "Many failed logins", 1, "2026-07-14T10:01:00.000Z", "New"],
  );
  assert.match(String(first?.["extra"]), /^\{"dest":\["web-1","web-2"\],"owner":"person-[0-9a-f]{10}"\}$/);
  assert.deepEqual(
    [second?.["alert_id"], second?.["severity"], second?.["severity_raw"], second?.["started_at"]],
    ["splunk_results:rt_1", 2, "5", "2026-07-14T10:01:00.000Z"],
  );
});

Deno.test("Splunk: an answer holds its results as objects, rows or a bare array", async () => {
  const rows = {
    preview: false,
    init_offset: 0,
    fields: Object.keys(event),
    rows: [Object.values(event), Object.values(event)],
  };
  const forms = [
    JSON.stringify({ preview: false, init_offset: 0, messages: [], results: [event, event] }),
    JSON.stringify(rows),
    `\n${JSON.stringify([event, event])}`,
  ];
  for (const text of forms) {
    assert.ok(splunkResults.recognise(givenHead(text)), text);
    assert.deepEqual(counted(await read(text)), oneMinute);
  }
});

Deno.test("Splunk: CSV with the columns of multiple values", async () => {
  const text = '\n"_time","_raw",host,"__mv_host"\n' +
    '"2026-07-14T10:00:05.123+00:00","order 1 lost",web-1,\n2026-07-14T10:00:06Z,"order 2\nlost",web-1,\n';
  assert.equal(splunkResults.recognise(givenHead(text))?.sure, 0.85);
  assert.deepEqual(counted(await read(text)), oneMinute);
  assert.deepEqual(multiValues("$a$;$b;$$5$"), ["a", "b;$5"]);
  assert.deepEqual(splunkCells(["x", "__mv_x", "y", "__mv_y"], ["a\nb", "$a$;$b$", "c", ""]), {
    x: ["a", "b"],
    y: "c",
  });
});

const xml = (preview: 0 | 1, body: string) =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<results preview='${preview}'>\n<meta><fieldOrder><field>_raw</field></fieldOrder></meta>\n${body}\n</results>\n`;
const result =
  "<result offset='0'>\n<field k='_time'><value><text>2026-07-14T10:00:05Z</text></value></field>\n" +
  "<field k='_raw'><v xml:space='preserve' trunc='0'>a &lt;b&gt; <sg h='1'>order</sg> 7 &#x27;x&apos;</v></field>\n" +
  "<field k='n'><value><text>1</text></value><value><text>2</text></value></field>\n</result>\n";

Deno.test("Splunk: XML of previews and the end, with several values and marked words", async () => {
  const text = xml(1, result) + xml(0, result + result);
  assert.equal(splunkResults.recognise(givenHead(text))?.sure, 0.95);
  assert.deepEqual(counted(await read(text)), oneMinute);
  const documents = [...splunkXml(text)];
  assert.deepEqual(documents.map(({ preview, results }) => [preview, results.map(({ line }) => line)]), [
    [true, [4]],
    [false, [14, 19]],
  ]);
  assert.deepEqual(documents[1]?.results[0]?.fields, {
    _time: "2026-07-14T10:00:05Z",
    _raw: "a <b> order 7 'x'",
    n: ["1", "2"],
  });
  await assert.rejects(() => read(text.slice(0, -20)), /it ends before <\/results>/);
});

Deno.test("Splunk: a result without its end is rejected, those around it are read", async () => {
  const records = await read(xml(0, result + result.replace("</result>", "") + result));
  assert.deepEqual(counted(records), oneMinute);
  assert.deepEqual(
    records.flatMap((record) => "rejected" in record ? [[record.origin.line, record.rejected.code]] : []),
    [
      [9, "E-TRUNC"],
    ],
  );
});

Deno.test("Splunk: a zone in letters is taken only where the configured zone was called so", async () => {
  const at = (time: string) => lines({ preview: false, result: { ...event, _time: time } });
  const config = { zones: { sources: { splunk_results: "America/Los_Angeles" } } };
  assert.deepEqual(counted(await read(at("2026-07-14 03:00:05.000 PDT"), config)), [[
    "2026-07-14T10:00:00.000Z",
    1,
  ]]);
  const [wrong] = await read(at("2026-07-14 03:00:05.000 PST"), config);
  assert.ok(wrong && "rejected" in wrong && /had PDT then/.test(wrong.rejected.reason));
  await assert.rejects(
    () => read(at("2026-07-14 03:00:05.000 PDT")),
    /Add the line "splunk_results: Europe\/Berlin"/,
  );
});

Deno.test("Splunk: statistics change no table and say why", async () => {
  const records = await read(lines(
    { preview: false, result: { host: "a", count: "120" } },
    { preview: false, result: { _time: "2026-07-14T10:00:00Z", count: "3", _span: "60" } },
  ));
  assert.deepEqual(
    records.map((record) =>
      "nothing" in record && /^a row of (statistics|a time chart)/.test(record.nothing)
    ),
    [true, true],
  );
});

for (
  const [name, text] of Object.entries({
    "an error of its API": '{"messages":[{"type":"FATAL","text":"no such search"}]}\n',
    "any CSV": '"sum(kb)","series"\n1,a\n',
    "any JSON": '[{"sum(kb)":"1","series":"a"}]\n',
    "other XML": "<?xml version='1.0'?>\n<results>\n</results>\n",
  })
) {
  Deno.test(`Splunk: ${name} is not claimed`, () =>
    assert.equal(splunkResults.recognise(givenHead(text)), null));
}
