import assert from "node:assert/strict";
import { similarFinding } from "../../../lib/analyses/similar/analysis.ts";
import { noveltyFinding } from "../../../lib/analyses/similar/novelty.ts";
import { noveltyClaims } from "../../../lib/analyses/similar/novelty_claims.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { type History, historyOf } from "../../../lib/analyses/similar/_history.ts";
import { judgedOf } from "../../../lib/analyses/similar/judged.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { ruleOfThumb } from "../../../lib/analyses/similar/rule.ts";
import { assertShare } from "../_simulation.ts";
import { incidentsOf, row, rowsOfCompany } from "./_company.ts";

/** Companies judged: 5, or 20 in the long run. */
const companies = Deno.env.get("HINDCAST_LONG") ? 20 : 5;

interface Totals {
  known: number;
  kept: number;
  novel: number;
  found: number;
}

function judge(titlesOnly: number): Totals {
  const totals: Totals = { known: 0, kept: 0, novel: 0, found: 0 };
  for (let seed = 1; seed <= companies; seed++) {
    const { rows } = noveltyFinding(rowsOfCompany(incidentsOf(seed, "held"), titlesOnly));
    const [known, novel] = [rows.filter((one) => one.isKnown), rows.filter((one) => one.family === null)];
    totals.known += known.length;
    totals.kept += known.filter(({ isNew }) => !isNew).length;
    totals.novel += novel.length;
    totals.found += novel.filter(({ isNew }) => isNew).length;
  }
  return totals;
}

Deno.test("on later time, in wordings never built on, coverage is what was asked and planted new incidents are found", () => {
  const { known, kept, novel, found } = judge(0);
  const band = `${kept} of ${known}, ${found} of ${novel}`;
  assert.ok(known > 500 && novel > 100, band);
  assertShare(kept, known, { from: 0.88, to: 0.92 });
  assert.ok(found / novel >= 0.85, band);
});

Deno.test("a description of the first words of an incident is held against others cut to as many, not against whole texts", () => {
  let [known, kept, novel, found] = [0, 0, 0, 0];
  for (const seed of [31, 32]) {
    const rows = rowsOfCompany(incidentsOf(seed, "tune"));
    const past = rows.slice(0, 320);
    const families = new Set(past.map(({ family }) => family));
    for (const { title, summary, family } of rows.slice(320)) {
      const [sentence] = (summary ?? "").split(/(?<=[.!?])\s/);
      const { terms } = similarFinding(past, [], { asked: { description: `${title}\n${sentence}` } });
      const isNew = terms.find(({ labels }) => labels?.new)?.labels?.new;
      if (isNew === undefined) continue;
      if (family === null) [novel, found] = [novel + 1, found + (isNew === "yes" ? 1 : 0)];
      else if (families.has(family)) [known, kept] = [known + 1, kept + (isNew === "no" ? 1 : 0)];
    }
  }
  assert.ok(known > 80 && novel > 30, `${known} ${novel}`);
  assert.ok(kept / known >= 0.88, `${kept} of ${known}`);
  assert.ok(found / novel >= 0.85, `${found} of ${novel}`);
});

Deno.test("another coverage asked for is what comes out", () => {
  const rows = rowsOfCompany(incidentsOf(2, "tune"));
  const term = (coverage: number) =>
    noveltyFinding(rows, { coverage }).terms.find(({ term }) => term === "coverage.conformal");
  for (const coverage of [0.7, 0.8, 0.95]) {
    const { estimate = 0, n = 0 } = term(coverage) ?? {};
    // 3.3 standard deviations of the judged and of the hundred they are held against.
    const reach = 3.3 * Math.sqrt(coverage * (1 - coverage) * (1 / n + 1 / 100));
    assert.ok(Math.abs((estimate ?? 0) - coverage) < reach + 0.01, `${estimate} of ${n} at ${coverage}`);
  }
});

Deno.test("each is judged by what was before it: later incidents change no earlier verdict but by the rarity of words", () => {
  const rows = rowsOfCompany(incidentsOf(5, "tune"));
  const all = new Map(noveltyFinding(rows).rows.map((one) => [one.incidentId, one]));
  const shorter = noveltyFinding(rows.slice(0, 380)).rows.filter(({ incidentId }) => all.has(incidentId));
  assert.ok(shorter.length > 100);
  const changed = shorter.filter(({ incidentId, isNew }) => all.get(incidentId)?.isNew !== isNew);
  assert.ok(changed.length <= shorter.length * 0.03, `${changed.length} of ${shorter.length}`);
});

/** The slow twin: every cosine of every row is added up. */
function slowed(history: History): History {
  const { index, told } = history;
  const earlier = (row: number, k: number) =>
    index.nearest({ title: "", body: "", ...told[row]?.telling, marks: [] }, k, { self: row, before: row });
  return {
    ...history,
    index: {
      ...index,
      nearestEarlier: earlier,
      earlierAbove: (row, from, least) =>
        earlier(row, row).filter((one) => one.row >= from && one.textSimilarity > least(one.row))
          .sort((one, other) => one.row - other.row),
    },
  };
}

Deno.test("verdicts are those of comparing every incident with every earlier one in full", () => {
  const history = historyOf(rowsOfCompany(incidentsOf(3, "held")));
  const options = { coverage: 0.9, most: 2000, since: null };
  const judged = judgedOf(history, options);
  const slow = judgedOf(slowed(history), options);
  assert.ok(judged.filter(({ isNew }) => isNew).length > 10);
  for (const [at, { closeness, ...one }] of judged.entries()) {
    const { closeness: slowCloseness = NaN, ...other } = slow[at] ?? {};
    assert.deepEqual(one, other);
    assert.ok(Math.abs(closeness - slowCloseness) < 1e-12);
  }
});

Deno.test("the rule of thumb: new if none of the nearest one's kind came in 30 days, frequent from a fifth, rare up to a twentieth", () => {
  const pool = { title: "connection pool exhausted", family: "pool" };
  const rows = [
    row("first", 0, pool),
    ...Array.from(
      { length: 30 },
      (_, at) => row(`c${at}`, 40 + at / 10, { title: `certificate ${at} expired` }),
    ),
    row("again", 60, pool),
    row("soon", 61, pool),
    ...Array.from({ length: 9 }, (_, at) => row(`p${at}`, 62 + at / 10, pool)),
  ];
  const history = historyOf(rows);
  const rule = (id: string) =>
    ruleOfThumb(history, history.rows.findIndex(({ incidentId }) => incidentId === id));
  assert.deepEqual(["first", "again", "soon", "p0", "p8"].map(rule), [
    "new",
    "new",
    "rare",
    "known",
    "frequent",
  ]);
});

Deno.test("without families nothing is judged, and the finding says why", () => {
  const rows = rowsOfCompany(incidentsOf(6, "tune")).map((one) => ({ ...one, family: null }));
  const { rows: judged, skipped, terms } = noveltyFinding(rows);
  assert.equal(judged.length, 0);
  assert.match(
    skipped.map(({ reason }) => reason).join(),
    /fewer than 30 incidents of known families, told in 8/,
  );
  assert.equal(terms.find(({ term }) => term === "coverage.conformal")?.estimate, null);
});

Deno.test("a period is judged by all that came before it, and by nothing after", () => {
  const rows = rowsOfCompany(incidentsOf(8, "tune"));
  const [period, against] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q1")];
  const finding = noveltyFinding(rows, { period, against });
  const term = (name: string) => finding.terms.find(({ term }) => term === name);
  const there = finding.rows.filter(({ startedAt }) => startedAt >= period.start);
  assert.ok(there.length > 30);
  assert.ok(there.every(({ startedAt }) => startedAt < period.end));
  const fresh = there.filter(({ isNew }) => isNew);
  assert.deepEqual([term("new.count")?.estimate, term("new.count")?.n], [fresh.length, there.length]);
  assert.equal(term("new.period")?.estimate, fresh.length / there.length);
  assert.equal(term("new.in_family")?.estimate, fresh.filter(({ isKnown }) => isKnown).length);
  const before = finding.rows.filter(({ startedAt }) =>
    startedAt >= against.start && startedAt < against.end
  );
  assert.equal(term("new.against")?.n, before.length);
  assert.equal(term("coverage.conformal")?.n, finding.rows.filter(({ isKnown }) => isKnown).length);
  const shorter = noveltyFinding(rows.filter(({ startedAt }) => startedAt < period.end), { period, against });
  assert.deepEqual(finding.terms, shorter.terms);
});

Deno.test("periods that overlap are refused; an early period is judged as far as there is a past", () => {
  const rows = rowsOfCompany(incidentsOf(8, "tune"));
  const period = parsePeriod("2026-Q2");
  assert.throws(() => noveltyFinding(rows, { period, against: parsePeriod("2026") }), RangeError);
  const first = rows.reduce((least, { startedAt }) => startedAt < least ? startedAt : least, "9999");
  const early = noveltyFinding(rows, { period: parsePeriod(first.slice(0, 4)) });
  const { terms, skipped } = early;
  const unjudged = terms.find(({ term }) => term === "not_judged");
  assert.ok((unjudged?.estimate ?? 0) >= 30 && (unjudged?.estimate ?? 0) <= (unjudged?.n ?? 0));
  const caveat = noveltyClaims(early).find(({ id }) => id === "novelty.caveat");
  assert.match(caveat ? renderClaim(caveat) : "", /^\d+ of \d+ incidents were not judged/);
  assert.match(skipped.map(({ reason }) => reason).join(), /came before them/);
});
