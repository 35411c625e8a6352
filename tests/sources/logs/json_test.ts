import assert from "node:assert/strict";
import { logJson } from "../../../lib/sources/logs/json.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

async function countsOf(text: string, config: unknown = {}) {
  const records = await readAll(logJson, givenFile(text, { path: "raw/api.json", config }));
  const templates = new Map(rowsOf(records, "log_templates").map((row) => [row["template_id"], row]));
  return rowsOf(records, "log_counts").map((row) => {
    const template = templates.get(row["template_id"] ?? null);
    return [row["minute"], template?.["service"], template?.["level"], template?.["template"], row["lines"]];
  });
}

const minute = "2026-07-14T10:00:00.000Z";

/** One line as each logger writes it. */
const loggers: Readonly<Record<string, readonly [object, string | null, string | null]>> = {
  ecs: [
    {
      "@timestamp": "2026-07-14T10:00:01.5Z",
      "log.level": "ERROR",
      message: "order 7 lost",
      "service.name": "cart",
    },
    "cart",
    "error",
  ],
  "ecs nested": [
    {
      "@timestamp": "2026-07-14T10:00:01.5Z",
      log: { level: "warn" },
      message: "order 7 lost",
      service: { name: "cart" },
    },
    "cart",
    "warning",
  ],
  pino: [{ level: 50, time: 1784023201123, msg: "order 7 lost", pid: 12 }, null, "error"],
  zap: [{ level: "info", ts: 1784023201.25, msg: "order 7 lost", app: "cart" }, "cart", "info"],
  nanoseconds: [{ level: "info", time: "1784023201250000001", msg: "order 7 lost" }, null, "info"],
  journal: [
    {
      __REALTIME_TIMESTAMP: "1784023201250000",
      PRIORITY: "3",
      MESSAGE: "order 7 lost",
      SYSLOG_IDENTIFIER: "cartd",
    },
    "cartd",
    "error",
  ],
  docker: [{ log: "order 7 lost\n", stream: "stderr", time: "2026-07-14T10:00:01.000000001Z" }, null, null],
  cloud: [
    { timestamp: "2026-07-14T10:00:01Z", severity: "CRITICAL", textPayload: "order 7 lost" },
    null,
    "fatal",
  ],
};

for (const [name, [line, service, level]] of Object.entries(loggers)) {
  Deno.test(`JSON logs: ${name}`, async () => {
    const text = `${JSON.stringify(line)}\n`.repeat(3);
    assert.equal(logJson.recognise(givenHead(text))?.sure, 0.3);
    assert.deepEqual(await countsOf(text), [[minute, service, level, "order <*> lost", 3]]);
  });
}

Deno.test("JSON logs: text between the objects goes on, broken and timeless objects are rejected", async () => {
  const good = '{"time":"2026-07-14T10:00:01Z","level":"error","msg":"x"}\n';
  const text =
    `start\n${good}Traceback:\n  at a\n\n\u00a0\n{"time":\n{"msg":"x"}\n{"time":"soon","msg":"x"}\n${good}`;
  const file = givenFile(text, { path: "raw/api.json" });
  const records = await readAll(logJson, file);
  assert.deepEqual(
    records.flatMap((record) => "rejected" in record ? [[record.origin.line, record.rejected.code]] : []),
    [[7, "E-JSON"], [8, "E-DATE"], [9, "E-DATE"]],
  );
  assert.deepEqual(rowsOf(records, "log_counts").map((row) => row["lines"]), [2]);
  const told = records.reduce((sum, { records: n = 1 }) => sum + n, 0);
  assert.equal(told, 9);
  assert.equal(await logJson.count(file), 9);
});

Deno.test("JSON logs: a naive stamp needs a zone", async () => {
  const text = '{"time":"2026-07-14 12:00:01","level":"error","msg":"x"}\n';
  await assert.rejects(() => countsOf(text), /Add the line "log_json: Europe\/Berlin"/);
  const config = { zones: { sources: { log_json: "Europe/Berlin" } } };
  assert.equal((await countsOf(text, config))[0]?.[0], minute);
});

Deno.test("JSON logs: nesting of any depth ends nothing", async () => {
  const deep = `{"time":"2026-07-14T10:00:01Z","msg":${"[".repeat(20_000)}${"]".repeat(20_000)}}\n`;
  assert.equal((await countsOf(deep)).length, 1);
});

for (
  const [name, text] of Object.entries({
    "an error of an API": '{"message":"not allowed"}\n',
    "records without a message": '{"time":"2026-07-14T10:00:01Z","value":3}\n',
    "one document": '{\n "time": "2026-07-14T10:00:01Z",\n "message": "x"\n}\n',
    "an array": '[{"time":"2026-07-14T10:00:01Z","message":"x"}]\n',
  })
) {
  Deno.test(`JSON logs: ${name} is no log`, () => assert.equal(logJson.recognise(givenHead(text)), null));
}
