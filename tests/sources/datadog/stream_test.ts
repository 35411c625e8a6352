import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { datadogStream } from "../../../lib/sources/datadog/stream.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const real =
  new URL("../../../../shared/data/vendors/faros/streams/datadog/all-streams.log", import.meta.url).pathname;

function line(stream: string, data: object): string {
  return JSON.stringify({ type: "RECORD", record: { stream: `x__datadog__${stream}`, emitted_at: 1, data } });
}

Deno.test("each record of a connector's log becomes what it is in Datadog's own answers", async () => {
  const attributes = { title: "Slow", created: "2026-07-14T09:00:00Z", state: "active" };
  const text = [
    line("incidents", { type: "incidents", id: "1", attributes }),
    line("metrics", { metric: "cpu", timestamp: 1784019600000, value: 1 }),
  ].join("\n");
  assert.equal(datadogStream.recognise(givenHead(text))?.sure, 0.95);
  const records = await readAll(datadogStream, givenFile(text));
  assert.equal(await datadogStream.count(givenFile(text)), records.length);
  assert.deepEqual(rowsOf(records, "incident_records").map(({ title, status }) => [title, status]), [[
    "Slow",
    "open",
  ]]);
  assert.ok(records[1] && "nothing" in records[1]);
});

Deno.test({
  name: `every record of the real log gives rows or says why not (${real})`,
  ignore: !existsSync(real),
  async fn() {
    const text = Deno.readTextFileSync(real);
    const records = await readAll(datadogStream, givenFile(text));
    assert.equal(records.length, text.trimEnd().split("\n").length);
    assert.ok(records.every((record) => !("rejected" in record)));
    assert.equal(rowsOf(records, "incident_records").length, 2);
    assert.equal(rowsOf(records, "incident_services").length, 3);
    assert.equal(rowsOf(records, "people").length, 14);
  },
});
