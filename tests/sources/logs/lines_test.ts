import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { logLines } from "../../../lib/sources/logs/lines.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const utc = { config: { zones: { sources: { log_lines: "UTC" } } }, path: "raw/app.log" };

/** What a log gives: lines by minute, service, level and template. */
async function countsOf(text: string, given: Parameters<typeof givenFile>[1] = utc) {
  const records = await readAll(logLines, givenFile(text, given));
  const templates = new Map(rowsOf(records, "log_templates").map((row) => [row["template_id"], row]));
  return rowsOf(records, "log_counts").map((row) => {
    const template = templates.get(row["template_id"] ?? null);
    return [row["minute"], template?.["service"], template?.["level"], template?.["template"], row["lines"]];
  });
}

const repeated = (line: string, times = 3) => `${line}\n`.repeat(times);

/** Lines of invented logs, what their template is, and the rest of what they tell. */
const formats: readonly (readonly [string, string, string, string | null, string | null, string])[] = [
  [
    "log4j",
    "2026-07-14 10:00:01,747 - INFO  [worker-3] shop.Cart: order 17 took 12ms",
    "2026-07-14T10:00:00.000Z",
    null,
    "info",
    "INFO [<*>] shop.Cart: order <*> took <*>",
  ],
  [
    "ISO with an offset",
    "2026-07-14T12:00:01.5+02:00 WARN pool is empty",
    "2026-07-14T10:00:00.000Z",
    null,
    "warning",
    "WARN pool is empty",
  ],
  [
    "nginx error",
    '2026/07/14 10:00:01 [error] 31#31: *5 open() "/srv/a b" failed, client: 10.0.0.9',
    "2026-07-14T10:00:00.000Z",
    null,
    "error",
    "[error] <*> <*> open() <*> failed, client: <*>",
  ],
  [
    "a request inside a line",
    '2026-07-14 10:00:01.123 INFO nova.wsgi [req-7] 10.0.0.9 "POST /v2/54f/servers HTTP/1.1" status: 202',
    "2026-07-14T10:00:00.000Z",
    null,
    "info",
    "INFO nova.wsgi [<*>] <*> POST <*> status: <*>",
  ],
  [
    "access log",
    '10.0.0.9 - ann [14/Jul/2026:12:00:01 +0200] "GET /cart/17?x="y HTTP/1.1" 503 12 "-" "curl"'.replace(
      '="y',
      "=y",
    ),
    "2026-07-14T10:00:00.000Z",
    null,
    "error",
    "GET <*> 503",
  ],
  [
    "Envoy",
    '[2026-07-14T10:00:01.000Z] "GET /cart HTTP/1.1" 404 - 0 57 1',
    "2026-07-14T10:00:00.000Z",
    null,
    "warning",
    "GET <*> 404",
  ],
  [
    "audit",
    "type=SYSCALL msg=audit(1784023201.123:456): arch=c000003e success=yes",
    "2026-07-14T10:00:00.000Z",
    null,
    null,
    "type=SYSCALL ): arch=<*> success=yes",
  ],
  [
    "day before month by name",
    "14-Jul-2026 10:00:01.123 SEVERE [main] shop.Cart.start boom",
    "2026-07-14T10:00:00.000Z",
    null,
    "error",
    "SEVERE [main] shop.Cart.start boom",
  ],
  [
    "klog",
    "E0714 10:00:01.123456       1 sync.go:12] Failed to watch",
    "2026-07-14T10:00:00.000Z",
    null,
    "error",
    "<*> <*>] Failed to watch",
  ],
  [
    "Apache error",
    "[Tue Jul 14 10:00:01.000017 2026] [core:warn] [pid 12] child died",
    "2026-07-14T10:00:00.000Z",
    null,
    "warning",
    "[core:warn] [pid <*>] child died",
  ],
  [
    "RFC 5424",
    '<11>1 2026-07-14T10:00:01Z web-1 payments2 77 ID4 [x@1 a="b"] charge failed for c-12',
    "2026-07-14T10:00:00.000Z",
    "payments2",
    "error",
    "payments2 <*> [<*> a=<*>] charge failed for <*>",
  ],
  [
    "syslog with ISO stamps",
    "2026-07-14T10:00:01.000017+00:00 lab sshd[12]: Failed password for root",
    "2026-07-14T10:00:00.000Z",
    "sshd",
    null,
    "sshd[<*>]: Failed password for <*>",
  ],
  [
    "Spark",
    "26/07/14 10:00:01 ERROR exec.Runner: task 1.0 in stage 3 lost",
    "2026-07-14T10:00:00.000Z",
    null,
    "error",
    "ERROR exec.Runner: task <*> in stage <*> lost",
  ],
  [
    "seconds since 1970 in the second column",
    "- 1784023201 node-3 RAS KERNEL FATAL machine check",
    "2026-07-14T10:00:00.000Z",
    null,
    "fatal",
    "<*> RAS KERNEL FATAL machine check",
  ],
  [
    "logfmt",
    'time=2026-07-14T10:00:01Z level=warn msg="slow query" took=3.2s service=search',
    "2026-07-14T10:00:00.000Z",
    "search",
    "warning",
    'level=warn msg="slow query" took=<*> service=search',
  ],
  [
    "colours of a terminal",
    "\u001b[32m2026-07-14 10:00:01 INFO\u001b[0m ready",
    "2026-07-14T10:00:00.000Z",
    null,
    "info",
    "INFO ready",
  ],
];

for (const [name, line, minute, service, level, template] of formats) {
  Deno.test(`log lines: ${name}`, async () => {
    const text = repeated(line);
    assert.equal(logLines.recognise(givenHead(text))?.sure, 0.3);
    // The path's date is for stamps without a year.
    const dated = { ...utc, path: "raw/app-20260714.log" };
    assert.deepEqual(await countsOf(text, dated), [[minute, service, level, template, 3]]);
  });
}

Deno.test("log lines: lines without a stamp go on with the line before and are records of the file", async () => {
  const text = "banner\n" +
    repeated("2026-07-14 10:00:01 ERROR boom\njava.lang.X: no\n\tat a.b(C.java:3)\n\n", 20);
  const records = await readAll(logLines, givenFile(text, utc));
  assert.deepEqual(rowsOf(records, "log_counts").map((row) => row["lines"]), [20]);
  const told = records.reduce((sum, { records: n = 1 }) => sum + n, 0);
  assert.equal(told, 61);
  assert.equal(await logLines.count(givenFile(text, utc)), 61);
});

Deno.test("log lines: a naive stamp without a zone refuses the file and says which line to add", async () => {
  await assert.rejects(
    () => readAll(logLines, givenFile(repeated("2026-07-14 10:00:01 INFO x"), { path: "a.log" })),
    (error: unknown) =>
      error instanceof ExportError && error.code === "E-ZONE" &&
      /"log_lines: Europe\/Berlin" under "zones: sources:"/.test(error.message),
  );
});

const syslog = "Dec 31 23:59:58 lab sshd[12]: check pass; user unknown\n" +
  "Jan  1 00:00:03 lab sshd[13]: check pass; user unknown\n".repeat(2);

Deno.test("log lines: stamps without a year need one, from the configuration, the name or a line", async () => {
  await assert.rejects(
    () => readAll(logLines, givenFile(syslog, utc)),
    /Cannot load raw\/app\.log field "stamp" = "Dec 31 23:59:58": .* Add the line "app\.log: 2026" under "dates: years:"/,
  );
  const years = ["2025-12-31T23:59:00.000Z", "2026-01-01T00:00:00.000Z"];
  const configured = { ...utc, config: { ...utc.config, dates: { years: { "app.log": 2025 } } } };
  assert.deepEqual((await countsOf(syslog, configured)).map(([minute]) => minute), years);
  const dated = { ...utc, path: "raw/messages-20260104" };
  assert.deepEqual((await countsOf(syslog, dated)).map(([minute]) => minute), years);
  const beside = syslog + "Jan  1 00:00:04 lab ftpd[1]: connection at Thu Jan  1 00:00:04 2026\n";
  assert.deepEqual([...new Set((await countsOf(beside)).map(([minute]) => minute))], years);
});

Deno.test("log lines: a time that is none is rejected, one the clocks skipped too", async () => {
  const berlin = { ...utc, config: { zones: { sources: { log_lines: "Europe/Berlin" } } } };
  const text = repeated("2026-03-29 01:10:00 INFO a", 5) +
    "2026-03-29 02:10:00 INFO a\n2026-02-30 01:00:00 INFO a\n";
  const records = await readAll(logLines, givenFile(text, berlin));
  assert.deepEqual(
    records.flatMap((record) => "rejected" in record ? [[record.origin.line, record.rejected.code]] : []),
    [[6, "E-DATE"], [7, "E-DATE"]],
  );
  assert.deepEqual(rowsOf(records, "log_counts").map((row) => row["lines"]), [5]);
});

Deno.test("log lines: hosts of several zones in one log keep their own minutes", async () => {
  const text = [
    "2026-07-14T10:00:01Z INFO a",
    "2026-07-14T10:00:02+02:00 INFO a",
    "2026-07-14T10:00:03Z INFO a",
  ].join("\n");
  assert.deepEqual((await countsOf(text)).map(([minute, , , , lines]) => [minute, lines]), [
    ["2026-07-14T10:00:00.000Z", 2],
    ["2026-07-14T08:00:00.000Z", 1],
  ]);
});

Deno.test("log lines: a zone in letters must be what the configured zone was called", async () => {
  const text = repeated("2026-07-14 10:00:01 EST INFO x") + repeated("2026-07-14 10:00:01 EDT INFO x");
  const york = { ...utc, config: { zones: { sources: { log_lines: "America/New_York" } } } };
  assert.deepEqual(await countsOf(text, york), [["2026-07-14T14:00:00.000Z", null, "info", "INFO x", 3]]);
  assert.deepEqual(await countsOf(text), []);
});

Deno.test("log lines: rotation does not make another log, another folder does", async () => {
  const ids = async (path: string) => {
    const text = repeated("2026-07-14 10:00:01 INFO x");
    return rowsOf(await readAll(logLines, givenFile(text, { ...utc, path })), "log_templates").map((row) =>
      row["template_id"]
    );
  };
  const [id] = await ids("web-1/app.log");
  for (
    const path of [
      "web-1/app.log.1",
      "web-1/app.log.2.gz",
      "2026-07/web-1/app-2026-07-14.log",
      "web-1/app (1).log",
    ]
  ) {
    assert.deepEqual(await ids(path), [id], path);
  }
  assert.notDeepEqual(await ids("web-2/app.log"), [id]);
  assert.notDeepEqual(await ids("web-1/app-2.log"), [id]);
});

Deno.test("log lines: names of accounts and hosts are no part of a shape", async () => {
  const says = (text: string) => `2026-07-14 10:00:01 INFO ${text}\n`;
  const text = says("Invalid user ann from bob.example.com") + says("Invalid user carl from db.example.org") +
    says("login user=ann rhost=a.b") + says("login user=carl rhost=c.d") + says("mail to ann@example.com");
  assert.deepEqual((await countsOf(text)).map(([, , , template, lines]) => [template, lines]), [
    ["INFO Invalid user <*> from <*>", 2],
    ["INFO login user=<*> rhost=<*>", 2],
    ["INFO mail to <*>", 1],
  ]);
});

Deno.test("log lines: the configuration may know whose log a path is", async () => {
  const config = { ...utc.config, words: { services: { "cart-api": "cart" } } };
  const [found] = await countsOf(repeated("2026-07-14 10:00:01 INFO x"), {
    path: "raw/cart-api/app.log",
    config,
  });
  assert.equal(found?.[1], "cart");
});

Deno.test("log lines: a log of too many shapes has the further ones under one, and no line is lost", async () => {
  const letters = (at: number) =>
    [...at.toString(26).padStart(4, "0")].map((digit) => "abcdefghijklmnopqrstuvwxyz"[parseInt(digit, 26)])
      .join("");
  const text = Array.from({ length: 20_500 }, (_, at) => `2026-07-14 10:00:01 INFO ${letters(at)}\n`).join(
    "",
  );
  const counts = await countsOf(text);
  assert.equal(counts.length, 20_001);
  assert.deepEqual(counts.at(-1), ["2026-07-14T10:00:00.000Z", null, "info", "<*>", 500]);
});

Deno.test("log lines: a line of any length is one line", async () => {
  const long = `2026-07-14 10:00:01 INFO start ${"x y ".repeat(1_000_000)}\n`;
  const [first, ...more] = await countsOf(long.repeat(3));
  assert.deepEqual([first?.[4], more], [3, []]);
});

const others: Readonly<Record<string, string>> = {
  prose: "# Notes\n\nOn 2026-07-14 10:00:01 we met.\nThen we talked.\n",
  readme: "Read me\n" + "Some text about 2026.\n".repeat(40) + "2026-07-14 10:00:01 release\n",
  script: "import time\nprint('2026-07-14 10:00:01')\n".repeat(20),
  csv: "time,value\n" + "2026-07-14 10:00:01,0.5\n".repeat(30),
  "CSV without a header": "2026-07-14 10:00:01,0.5,a\n".repeat(30),
  timeline: "2026-07-14 10:00 deploy\n2026-07-14 10:05 alert\n2026-07-14 10:20 rollback\n",
  bullets: "- 2026-07-14 10:00:01 deploy\n- 2026-07-14 10:05:00 alert\n- 2026-07-14 10:09:00 fixed\n",
  json: '[{"time":"2026-07-14T10:00:01Z"}]\n',
  html: "<html>\n" + "2026-07-14 10:00:01 x\n".repeat(30),
  "one stamp": "2026-07-14 10:00:01 x\n",
};

for (const [name, text] of Object.entries(others)) {
  Deno.test(`log lines: ${name} is no log`, () => {
    assert.equal(logLines.recognise(givenHead(text, "export/file.txt")), null);
  });
}

Deno.test("property: pieces of any size give the same counts, and every line is told once", async () => {
  let state = 4711;
  const draw = (below: number) => (state = state * 48271 % 2147483647) % below;
  const words = [
    "INFO ok",
    "ERROR user 'a b' lost",
    "WARN it's é \u2028 late",
    "\tat x.y(Z)",
    "",
    " ",
    'id="x y" 7',
  ];
  for (let round = 0; round < 30; round++) {
    const lines = Array.from({ length: 40 }, () => {
      const word = words[draw(words.length)] ?? "";
      const minute = String(draw(3)).padStart(2, "0");
      return draw(3) ? `2026-07-14 10:${minute}:0${draw(10)} ${word}` : word;
    });
    const text = `2026-07-14 10:00:00 INFO first\n${lines.join(draw(2) ? "\n" : "\r\n")}`;
    const whole = await countsOf(text);
    assert.deepEqual(await countsOf(text, { ...utc, piece: 1 + draw(50) }), whole);
    const records = await readAll(logLines, givenFile(text, utc));
    const told = records.reduce((sum, { records: n = 1 }) => sum + n, 0);
    assert.equal(told, text.split("\n").filter((line) => line.trim() !== "").length);
    assert.equal(await logLines.count(givenFile(text, { ...utc, piece: 1 + draw(50) })), told);
    // The slow twin: stamped lines by minute.
    const stamped = text.split("\n").flatMap((line) => /^2026-07-14 10:\d\d/.exec(line)?.[0] ?? []);
    for (const minute of new Set(stamped)) {
      const at = `${minute.replace(" ", "T")}:00.000Z`;
      const counted = whole.filter((count) => count[0] === at).reduce(
        (sum, count) => sum + Number(count[4]),
        0,
      );
      assert.equal(counted, stamped.filter((other) => other === minute).length);
    }
  }
});
