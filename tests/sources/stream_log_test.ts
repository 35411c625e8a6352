import assert from "node:assert/strict";
import { countJsonLines } from "../../lib/sources/_count_json_lines.ts";
import { readJsonLines } from "../../lib/sources/_json_lines.ts";
import { isStreamLog, mapStreamLog } from "../../lib/sources/_stream_log.ts";
import { givenFile, givenHead } from "./_given_file.ts";

const record = (stream: string, id: string) =>
  JSON.stringify({ record: { stream, emitted_at: 1, data: { id } }, type: "RECORD" });

Deno.test("lines of JSON are read one by one whatever pieces they come in, broken ones with their reason", async () => {
  const text = '{"a":1}\r\n\n {"a":12345678901234567890}\n{"a":1\n{"a":1}{"b":2}\n7\n{"a":1,"a":2}\n}\n ]';
  for (const piece of [1, 5, 1000]) {
    const file = givenFile(text, { piece });
    const lines = await Array.fromAsync(readJsonLines(file));
    assert.deepEqual(
      lines.map((each) => [each.line, "value" in each ? each.value["a"] : each.fault.code]),
      [[1, 1], [3, "12345678901234567890"], [4, "E-JSON"], [5, "E-JSON"], [6, "E-SCHEMA"], [7, "E-JSON"], [
        8,
        "E-JSON",
      ], [9, "E-JSON"]],
    );
    assert.equal(lines.length, await countJsonLines(file));
  }
});

Deno.test("a connector's log is known by its messages and the vendor in the stream's name", () => {
  assert.ok(isStreamLog(givenHead(record("src__servicenow__incidents", "1")), "servicenow"));
  assert.ok(
    isStreamLog(givenHead(`{"type":"LOG","log":{}}\n${record("servicenow__users", "1")}`), "servicenow"),
  );
  assert.ok(!isStreamLog(givenHead(record("src__opsgenie__incidents", "1")), "servicenow"));
  assert.ok(!isStreamLog(givenHead('{"stream":"src__servicenow__incidents"}'), "servicenow"));
});

Deno.test("records are mapped by their stream, other messages change nothing", async () => {
  const text = [record("s__x__incidents", "1"), '{"type":"STATE","state":{}}', "{", '{"type":"RECORD"}'].join(
    "\n",
  );
  const seen: string[] = [];
  const all = await Array.fromAsync(mapStreamLog(givenFile(text), (stream, fields) => {
    seen.push(`${stream} ${fields.text("id")}`);
    return { nothing: "" };
  }));
  assert.deepEqual(seen, ["incidents 1"]);
  assert.deepEqual(all.map((each) => "nothing" in each ? each.nothing : "rejected"), [
    "",
    "a message of type STATE, which carries no record",
    "rejected",
    "a message of type RECORD, which carries no record",
  ]);
});
