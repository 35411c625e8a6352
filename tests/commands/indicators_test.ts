import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { postWebhook } from "../../lib/commands/_post_webhook.ts";
import { parseIndicatorRules } from "../../lib/model/indicator_rules.ts";
import { http, startServer } from "../narrative/_server.ts";
import { scratch } from "../reports/notebook/_notebooks.ts";
import { runCommandLine } from "./_spawn.ts";

const sample = fileURLToPath(new URL("../../data/sample/", import.meta.url));

const rule = {
  id: "search-memory",
  status: "active",
  signal: { kind: "metric", name: "container_memory_working_set_megabytes", service: "search" },
  measure: "level",
  window_hours: 24,
  direction: "above",
  threshold: 560,
  horizon_hours: 72,
  target: {},
  evidence: { from: "2025-04-01", until: "2026-01-01", incidents: 20, precision: 0.7 },
  escalation: { tell: "#search-oncall", false_alarms_per_week: 1 },
};
const elsewhere = { ...rule, id: "cart-memory", signal: { ...rule.signal, service: "cart" } };

Deno.test("rules are read on the sample's exports", async (t) => {
  await using folder = await scratch();
  const [warehouse, rules] = [`${folder.path}/w.duckdb`, `${folder.path}/rules.yaml`];
  const write = (status: string) =>
    Deno.writeTextFile(rules, JSON.stringify({ rules: [{ ...rule, status }, elsewhere] }));
  await write("active");
  const load = ["load", `${sample}raw/prometheus`, `--warehouse`, warehouse];
  assert.equal((await runCommandLine(load)).code, 0);
  const indicators = (...args: string[]) =>
    runCommandLine(["indicators", "--warehouse", warehouse, "--rules", rules, ...args]);
  const hot = ["--as-of", "2026-09-22T20:30:00Z"];

  await t.step("none matches at the exports' end: code 0, and what cannot be told is told", async () => {
    const { code, stdout, stderr } = await indicators();
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^As of 2026-09-30 20:\d\d UTC 0 of 2 active rules match\.$/m);
    assert.match(stdout, /^search-memory {2}quiet: 424\.5, not above 560$/m);
    assert.match(stdout, /^cart-memory {2}cannot be told: there is no such stream in the exports$/m);
  });

  await t.step("one matches: code 3, with reading, since when and who is told", async () => {
    const { code, stdout } = await indicators(...hot);
    assert.equal(code, 3);
    assert.match(stdout, /^search-memory {2}MATCHES: 588, above 560 since 2026-09-22 11:00 UTC$/m);
    assert.match(stdout, /^ {2}Tell #search-oncall\.$/m);
    const { rules: [state], matches } = JSON.parse((await indicators(...hot, "--json")).stdout);
    assert.deepEqual([matches, state.matches, Math.round(state.value)], [1, true, 588]);
  });

  await t.step("exports that end long before say how old they are", async () => {
    const { code, stdout } = await indicators("--as-of", "2026-10-10T21:00:00+00:00");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^search-memory {2}cannot be told: its export ends 10 days before, more than a day$/m,
    );
  });

  await t.step("the webhook hears of a match, and of nothing else", async () => {
    await using server = startServer((write) => write(http(200, "{}")));
    const { code } = await indicators("--webhook", `${server.baseUrl}/hook`);
    assert.deepEqual([code, server.requests.length], [0, 0]);
    assert.equal((await indicators(...hot, "--webhook", `${server.baseUrl}/hook`)).code, 3);
    const [request] = server.requests;
    assert.deepEqual([request?.method, request?.headers.get("content-type")], ["POST", "application/json"]);
    assert.equal(JSON.parse(request?.body ?? "{}").rules[0].rule.id, "search-memory");
  });

  await t.step("a webhook that refuses fails the command; its path is not written", async () => {
    await using server = startServer((write) => write(http(500, "no")));
    const { code, stdout, stderr } = await indicators(...hot, "--webhook", `${server.baseUrl}/secret`);
    assert.equal(code, 1);
    assert.match(stdout, /MATCHES/);
    assert.match(
      stderr,
      /^Cannot post to the webhook at 127\.0\.0\.1:\d+: it answered 500\. Check the address\.$/m,
    );
    assert.doesNotMatch(stderr, /secret/);
  });

  await t.step("without incidents the ledger calls nothing false", async () => {
    const { code, stdout } = await indicators("--ledger");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Nothing can be told of prevention: no warning since a rule was found \(rules: 0\)\.$/m,
    );
    assert.equal((await indicators("--ledger", "--export", "prometheus")).code, 2);
  });

  await t.step("the ledger keeps what became of each warning, and what people did", async () => {
    const incidents = [`${sample}raw/pagerduty`, "--config", `${sample}hindcast.yaml`];
    assert.equal((await runCommandLine(["load", ...incidents, "--warehouse", warehouse])).code, 0);
    const acted = `${folder.path}/firings.csv`;
    const head = "rule,fired_at,by,action\n";
    await Deno.writeTextFile(acted, `${head}search-memory,2026-09-22T11:00:00Z,MK,restarted its pods\n`);
    const { code, stdout, stderr } = await indicators("--ledger", "--acted", acted);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^ {2}2026-09-10 04:00 UTC {2}563\.7 {2}came true; incident \S+$/m);
    assert.match(
      stdout,
      /^ {2}2026-09-22 11:00 UTC {2}560\.5 {2}acted on: restarted its pods; incident \S+$/m,
    );
    assert.match(stdout, /^ {2}2025-05-05 12:00 UTC {2}564 {2}.*before the rule was found$/m);
    assert.match(stdout, /^Nothing can be told of prevention yet: 1 of \d+ warnings acted on\.$/m);
    await Deno.writeTextFile(acted, `${head}search-memory,yesterday,MK,x\n`);
    const wrong = await indicators("--ledger", "--acted", acted);
    assert.equal(wrong.code, 1);
    assert.match(
      wrong.stderr,
      /^Cannot load .*firings\.csv:2 field "fired_at" = "yesterday": it is no time with its/,
    );
  });

  await t.step("indicators that pass are proposed as drafts that can be taken as they are", async () => {
    const mine = await Deno.readTextFile(rules);
    const { code, stdout, stderr } = await indicators("--propose");
    assert.equal(code, 0);
    assert.match(stderr, /^\d+ signals tried, \d+ pass; \d+ can be rules\.$/m);
    const proposed = parseIndicatorRules(parse(stdout));
    assert.ok(proposed.some(({ signal }) => signal.name === "container_memory_working_set_megabytes"));
    assert.ok(
      proposed.every(({ status, escalation }) => status === "draft" && escalation.tell === "nobody yet"),
    );
    assert.ok(
      proposed.some(({ evidence: { precision, until } }) => precision !== null && until === "2026-10-01"),
    );
    assert.equal(await Deno.readTextFile(rules), mine);
    await Deno.writeTextFile(`${folder.path}/proposed.yaml`, stdout);
    const again = await runCommandLine([
      ...["indicators", "--propose", "--warehouse", warehouse, "--rules", `${folder.path}/proposed.yaml`],
    ]);
    assert.deepEqual(parseIndicatorRules(parse(again.stdout)), []);
  });

  await t.step("a service may have the name that a tool gives it", async () => {
    const called = { ...rule, signal: { ...rule.signal, service: "search-api" } };
    const there = `${folder.path}/called.yaml`;
    await Deno.writeTextFile(there, JSON.stringify({ rules: [called] }));
    const { code, stdout } = await indicators(...hot, "--rules", there);
    assert.equal(code, 3, stdout);
  });

  await t.step("a draft is shown and counts for nothing", async () => {
    await write("draft");
    const { code, stdout } = await indicators(...hot);
    assert.equal(code, 0);
    assert.match(stdout, /0 of 1 active rules match, and 1 of the drafts\.$/m);
  });

  await t.step("wrong usage is 2, a wrong rule or no file 1", async () => {
    assert.equal((await indicators("--as-of", "yesterday")).code, 2);
    assert.equal((await indicators("--webhook", "ftp://x")).code, 2);
    await write("on");
    const { code, stderr } = await indicators();
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^Cannot read .*rules\.yaml field "rules\[0\]\.status" = "on": it is none of draft, active/,
    );
    await Deno.remove(rules);
    assert.match((await indicators()).stderr, /rules\.yaml: there is no such file/);
  });
});

Deno.test("a webhook that hangs or is not there fails in time, by its host alone", async () => {
  await using server = startServer((_write, _request, closed) => closed);
  const hook = (base: string, timeoutMs: number) =>
    postWebhook(new URL(`${base}/secret`), { matches: 1 }, { timeoutMs });
  await assert.rejects(
    hook(server.baseUrl, 200),
    /^RangeError: Cannot post to the webhook at 127\.0\.0\.1:\d+: no answer within 0\.2 s\./,
  );
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  await assert.rejects(
    hook(`http://127.0.0.1:${port}`, 5000),
    new RegExp(
      `^RangeError: Cannot post to the webhook at 127\\.0\\.0\\.1:${port}: the connection failed\\. Check the address\\.$`,
    ),
  );
});
