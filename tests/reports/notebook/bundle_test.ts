import assert from "node:assert/strict";
import type { Claim } from "../../../lib/model/claim.ts";
import type { Finding } from "../../../lib/model/finding.ts";
import { media } from "../../../lib/model/show.ts";
import { bundleOf, type Showable } from "../../../lib/reports/notebook/bundle.ts";
import { table } from "../../../lib/reports/table.ts";

const name = `<img src=x onerror="alert('1')"> & co`;
const escaped = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co";

const claim: Claim = {
  id: "a",
  finding: "a",
  text: "{service} failed {n} times.",
  values: { service: { value: name, unit: "text", term: "t" }, n: { value: 3, unit: "count", term: "t" } },
  strength: "context",
  role: "headline",
  direction: null,
};

const finding: Finding = {
  name: "durations",
  question: `How long for ${name}?`,
  method: {
    definition: "Time from start to resolution.",
    test: "permutation of medians",
    nullHypothesis: "no difference",
    adjustment: null,
    seed: 1,
    n: 1200,
    hypotheses: 1,
    confidence: 0.9,
    references: [],
  },
  period: { label: "2026-Q3", start: "2026-07-01T00:00:00.000Z", end: "2026-10-01T00:00:00.000Z" },
  against: { label: "2026-Q2", start: "2026-04-01T00:00:00.000Z", end: "2026-07-01T00:00:00.000Z" },
  query: null,
  terms: [
    {
      term: name,
      n: 51,
      estimate: 5100,
      unit: "s",
      confLow: 4000,
      confHigh: 6300,
      pValue: 0.0004,
      qValue: 0.02,
    },
    { term: "thin", n: 2, estimate: Number.NaN, unit: "s", confLow: null, confHigh: null },
  ],
  rows: [{
    n: 9007199254740993n,
    at: new Date(0),
    bad: new Date(Number.NaN),
    none: undefined,
    inf: Infinity,
  }],
  skipped: [{ term: name, n: 1, reason: "one incident" }],
  warnings: [`${name} is late.`],
};

Deno.test("no name becomes an element, whatever it stands in", async () => {
  const things: Showable[] = [finding, claim, [{ [name]: name }], table([{ a: name }], { caption: name })];
  for (const thing of things) {
    const bundle = await bundleOf(thing);
    for (const type of [media.html, media.markdown]) assert.doesNotMatch(String(bundle[type] ?? ""), /<img/);
    assert.ok(String(bundle[media.plain]).includes(name));
  }
  assert.ok(String((await bundleOf(finding))[media.html]).includes(escaped));
});

Deno.test("a finding shows its terms, test, warnings and what it could not judge", async () => {
  const bundle = await bundleOf(finding);
  const words = String(bundle[media.plain]).replaceAll(name, "NAME").split("\n").map((line) =>
    line.replaceAll(/ +/g, " ").trim()
  );
  assert.deepEqual(words, [
    "How long for NAME? (2026-Q3 against 2026-Q2)",
    "term estimate 90 % interval n p q",
    "NAME 85 min 67 min to 1.8 h 51 below 0.001 0.02",
    "thin unknown no interval 2",
    "Time from start to resolution. Test: permutation of medians. n = 1,200.",
    "Warning: NAME is late.",
    "Not judged: NAME (n = 1): one incident",
  ]);
});

Deno.test("a setting shows its words, and a test without an estimate no unknown one", async () => {
  const none = { n: 3, estimate: null, unit: "ratio", confLow: null, confHigh: null } as const;
  const terms = [
    { ...none, term: "zone", labels: { zone: "Asia/Kolkata" } },
    { ...none, term: "pattern", statistic: 7, pValue: 0.5 },
  ];
  const bundle = await bundleOf({ ...finding, terms });
  const lines = String(bundle[media.plain]).split("\n").map((line) => line.replaceAll(/ +/g, " ").trim());
  assert.deepEqual(lines.slice(2, 4), ["zone Asia/Kolkata no interval 3", "pattern no interval 3 0.5"]);
});

Deno.test("families stand by their names in the table of terms and in what is not judged", async () => {
  const [term] = finding.terms;
  assert.ok(term);
  const about = (id: string) => ({ ...term, term: `gap.family.${id}`, labels: { family: "pools" } });
  const named = await bundleOf({
    ...finding,
    terms: [about("family-0123abcd"), { ...term, term: "rank family family-0123abcd search" }],
    skipped: [{ term: "silence.family-0123abcd", n: 1, reason: "few" }, {
      term: "family-ffffffff",
      n: 1,
      reason: "few",
    }],
  });
  const text = String(named["text/plain"]);
  assert.match(text, /gap\.family\.pools/);
  assert.match(text, /rank family pools search/);
  assert.match(text, /Not judged: silence\.pools/);
  assert.match(text, /Not judged: family-ffffffff/);
});

Deno.test("a finding's JSON holds no number that is none, no lost digit and no broken date", async () => {
  const json = (await bundleOf(finding))[media.finding] as Finding;
  assert.deepEqual(json.rows, [{
    n: "9007199254740993",
    at: "1970-01-01T00:00:00.000Z",
    bad: null,
    inf: null,
  }]);
  assert.equal(json.terms[1]?.estimate, null);
  assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
});

Deno.test("columns nothing was tested for are left out", async () => {
  const terms = finding.terms.map(({ pValue: _p, qValue: _q, ...term }) => term);
  const html = String((await bundleOf({ ...finding, terms }))[media.html]);
  assert.doesNotMatch(html, />[pq]</);
});

Deno.test("one claim is a sentence, several are a list; the JSON keeps them", async () => {
  const one = await bundleOf(claim);
  assert.equal(one[media.plain], `${name} failed 3 times.`);
  assert.deepEqual(one[media.claims], [claim]);
  const two = await bundleOf([claim, claim]);
  assert.match(String(two[media.markdown]), /^- .* failed 3 times\.\n- .* failed 3 times\.$/);
});

Deno.test("table cells are honest about what is unknown", async () => {
  const rows = [
    { a: null, b: Number.NaN, c: 12n, d: 5100, e: { x: 1 }, f: 2026, g: 1 / 3, h: true },
    { a: undefined, b: 1, c: 1n, d: null, e: [1], f: 2025, g: -Infinity, h: false },
  ];
  const plain = String((await bundleOf(table(rows, { units: { d: "s" } })))[media.plain]);
  assert.deepEqual(plain.split("\n").map((line) => line.trim().split(/ {2,}/)), [
    ["a", "b", "c", "d", "e", "f", "g", "h"],
    ["unknown", "unknown", "12", "85 min", '{"x":1}', "2026", "0.333333", "true"],
    ["unknown", "1", "1", "unknown", "[1]", "2025", "unknown", "false"],
  ]);
});

Deno.test("chosen columns, in the order chosen", async () => {
  const html = String((await bundleOf(table([{ a: 1, b: 2, c: 3 }], { columns: ["c", "a"] })))[media.html]);
  assert.deepEqual([...html.matchAll(/<th[^>]*>(\w+)/g)].map((found) => found[1]), ["c", "a"]);
});

Deno.test("no rows are said to be none", async () => {
  assert.equal((await bundleOf([]))[media.plain], "No rows.");
  assert.equal((await bundleOf(table([], { caption: "Late" })))[media.plain], "Late: no rows.");
});

Deno.test("a value that is none of these is refused", async () => {
  await assert.rejects(bundleOf({ no: 1 } as unknown as Showable), TypeError);
});
