import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import type { Source } from "../../../lib/model/source.ts";
import { logJson } from "../../../lib/sources/logs/json.ts";
import { logLines } from "../../../lib/sources/logs/lines.ts";
import { splunkResults } from "../../../lib/sources/splunk/results.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { givenFile, givenHead, readAll } from "../_given_file.ts";

const rounds = 300;
const zones = { sources: { log_lines: "Europe/Berlin", log_json: "UTC", splunk_results: "UTC" } };
const config = { zones, dates: { years: { "app.log": 2026 } } };

const lines = (line: (at: number) => string) => Array.from({ length: 40 }, (_, at) => line(at)).join("\n");
const two = (at: number) => String(at).padStart(2, "0");
const field = (name: string, value: string) =>
  `<field k='${name}'><value><text>${value}</text></value></field>\n`;
const result = (at: number) =>
  `<result offset='${at}'>\n${
    field("_time", `2026-07-14T10:00:${two(at)}Z`)
  }<field k='_raw'><v trunc='0'>a &lt; ` +
  `<sg h='1'>b</sg></v></field>\n</result>`;
const frame = (at: number) =>
  JSON.stringify({
    preview: at < 9,
    offset: at,
    result: { _time: `2026-07-14T10:00:${two(at)}Z`, _raw: `order ${at}` },
  });

/** Files of each form, whole. */
const forms: readonly (readonly [string, Source, string])[] = [
  [
    "a log",
    logLines,
    lines((at) => `2026-07-14 10:${two(at)}:01,5 ERROR [a-${at}] x "y z" é\n\tat b.c(D.java:${at})`),
  ],
  ["syslog", logLines, lines((at) => `<34>Jul ${two(at % 28 + 1)} 02:${two(at)}:01 lab sshd[${at}]: failed`)],
  [
    "an access log",
    logLines,
    lines((at) => `10.0.0.1 - - [14/Jul/2026:10:${two(at)}:01 +0200] "GET /a" 500 1`),
  ],
  [
    "a JSON log",
    logJson,
    lines((at) => `{"time":"2026-07-14T10:${two(at)}:01Z","level":"info","msg":"x ${at}"}`),
  ],
  ["an export of Splunk", splunkResults, lines(frame)],
  ["Splunk's XML", splunkResults, `<results preview='0'>\n${lines(result)}\n</results>`],
];

for (const [name, source, text] of forms) {
  Deno.test(`property: ${name} with bytes changed is counted, rejected or refused, every record once`, async () => {
    const whole = new TextEncoder().encode(text);
    assert.ok(source.recognise(givenHead(text, "app.log")));
    const random = createRandom(83);
    for (let round = 0; round < rounds; round++) {
      const bytes = whole.slice(0, random.next() < 0.1 ? random.integer(whole.length) : whole.length);
      for (let change = random.integer(4); change >= 0 && bytes.length > 0; change--) {
        bytes[random.integer(bytes.length)] = random.next() < 0.4
          ? [34, 44, 10, 13, 60, 62, 0, 123][random.integer(8)] ?? 34
          : random.integer(128);
      }
      const file = givenFile(bytes, { path: "app.log", config, piece: 1 + random.integer(900) });
      if (!source.recognise(givenHead(new TextDecoder().decode(bytes), "app.log"))) continue;
      try {
        const told = (await readAll(source, file)).reduce((sum, { records: n = 1 }) => sum + n, 0);
        assert.equal(await source.count(file), told);
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
      }
    }
  });
}
