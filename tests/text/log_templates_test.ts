import assert from "node:assert/strict";
import { LogTemplates } from "../../lib/text/log_templates.ts";
import { createRandom } from "../../lib/stats/random.ts";

function templatesOf(lines: readonly string[], group?: string): string[] {
  const miner = new LogTemplates();
  const numbers = lines.map((line) => miner.add(line, group));
  const templates = miner.templates();
  return numbers.map((number) => templates[number]?.template ?? "");
}

function only(lines: readonly string[]): string {
  const [first, ...others] = new Set(templatesOf(lines));
  assert.deepEqual(others, [], "one template");
  return first ?? "";
}

Deno.test("numbers, addresses, paths, quoted strings, times and values of keys are variables", () => {
  assert.equal(
    only([
      'took 3 ms for 10.0.0.1:80 at /var/log/a by "ann" on Jul 3 10:00:00 UTC uid=root',
      'took 12 s for 10.0.0.2:443 at /srv/b/c by "bob and ann" on 4 Aug 11:00:00 GMT uid=ann',
    ]).replace(/on .*uid/, "on … uid"),
    'took <*> for <*> at <*> by "<*>" on … uid=<*>',
  );
});

Deno.test("a list is one variable, whatever its length", () => {
  const lines = ["deleted 1", "deleted 1, 2, 3", "deleted 1 2 3 4 5 6 7"];
  assert.equal(only(lines), "deleted <*>");
  assert.equal(only(["sets n1 n2 <ok> n3 n4 <ok> n5 n6 <ok>", "sets n1 n2 <ok>"]), "sets <*> <ok>");
});

Deno.test("brackets of what became a variable still match", () => {
  assert.equal(
    only(["cts[12]: com.a.b.c told me to run", "cts[7]: com.d.e.f told me to run"]),
    "cts[<*>] told me to run",
  );
  assert.equal(only(["sent 12 bytes (3 kB) today", "sent 9 bytes (1 kB) today"]), "sent <*> (<*>) today");
});

Deno.test("a key without a value keeps the next key", () => {
  assert.equal(
    only(["failed; user= uid=0 tty=x", "failed; user=ann uid=1 tty="]),
    "failed; user=<*> uid=<*> tty=<*>",
  );
});

Deno.test("a template that only a word of another kind tells apart stays apart", () => {
  const lines = [
    "session opened for user 1",
    "session closed for user 1",
    "[vm 1] started",
    "[vm 1] stopped",
  ];
  assert.equal(new Set(templatesOf(lines)).size, 4);
});

Deno.test("the method of a request is no variable", () => {
  const lines = ['"GET /a HTTP/1.1" took 3', '"POST /a HTTP/1.1" took 3', '"GET /b HTTP/1.1" took 4'];
  assert.deepEqual(templatesOf(lines), ['"GET <*>" took <*>', '"POST <*>" took <*>', '"GET <*>" took <*>']);
});

Deno.test("names of things, six words, and words where another line has a variable are joined", () => {
  assert.equal(
    only(["start of com.a.Main was slow", "start of org.b.Other was slow"]),
    "start of <*> was slow",
  );
  const hives = ["SAM", "SYSTEM", "SECURITY", "SOFTWARE", "DRIVERS", "DEFAULT"];
  assert.equal(only(hives.map((hive) => `now loading hive ${hive}`)), "now loading hive <*>");
  assert.equal(new Set(templatesOf(hives.slice(1).map((hive) => `now loading hive ${hive}`))).size, 5);
  assert.equal(only(["cannot enter pwd today", "cannot enter /tmp/x/y today"]), "cannot enter <*> today");
});

Deno.test("forms that differ in two places meet after the first is joined", () => {
  const lines = ["user_a", "user_b"].flatMap((user) =>
    ["com.a.X", "com.b.Y"].map((app) => `account ${user} opened app ${app} again`)
  );
  assert.equal(only(lines), "account <*> opened app <*> again");
});

Deno.test("lines of two groups never share a template", () => {
  const miner = new LogTemplates();
  const numbers = ["info", "error"].map((level) => miner.add("took 3 ms", level));
  assert.notEqual(numbers[0], numbers[1]);
  assert.deepEqual(miner.templates().map(({ group }) => group), ["info", "error"]);
});

Deno.test("neither order nor splitting changes a template", () => {
  const random = createRandom(1);
  const words = ["open", "close", "com.a.B", "com.c.D", "user_x", "user_y", "7", "/a/b", "k=v", '"q r"'];
  const lines = Array.from(
    { length: 400 },
    () => Array.from({ length: 6 }, () => words[Math.floor(random.next() * words.length)]).join(" "),
  );
  const byLine = (given: readonly string[]) => {
    const found = templatesOf(given);
    return new Map(given.map((line, at) => [line, found[at]]));
  };
  const expected = byLine(lines);
  const shuffled = [...lines];
  random.shuffle(shuffled);
  const got = byLine(shuffled);
  for (const line of lines) assert.equal(got.get(line), expected.get(line));
});

Deno.test("a template says of itself what it says of its lines", () => {
  const lines = ["took 3 ms for [a1]", 'x: 7 "q" b=c', "start of com.a.Main", "deleted 1, 2 and 3"];
  const once = templatesOf(lines);
  assert.deepEqual(templatesOf(once), once);
});

Deno.test("anything is a line: empty, punctuation, wildcards, other scripts, very long", () => {
  const lines = [
    "",
    "   ",
    "== => ,;()",
    "<*> <*>",
    "подключение к db7 закрыто",
    "'",
    '"',
    "\u0000",
    "é".repeat(5000),
  ];
  for (const template of templatesOf(lines)) assert.ok(template.length <= 2048);
  assert.equal(only(["соединение 7 закрыто", "соединение 8 закрыто"]), "соединение <*> закрыто");
  assert.equal(only([`deleted ${"blk_1 ".repeat(1000)}`, "deleted blk_2"]).trim(), "deleted <*>");
});
