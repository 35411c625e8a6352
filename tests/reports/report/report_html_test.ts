import { type Claim, type Finding, parsePeriod, writeOffline } from "hindcast";
import assert from "node:assert/strict";
import { reportHtml } from "../../../lib/reports/report/report_html.ts";
import { median, open, slower, time } from "../../narrative/_claims.ts";

const period = parsePeriod("2026-Q3");
const finding: Finding = {
  name: "durations",
  question: "How long do incidents take?",
  method: {
    definition: "Time to resolve.",
    test: null,
    nullHypothesis: null,
    adjustment: null,
    seed: null,
    n: 51,
    hypotheses: 0,
    confidence: 0.95,
    references: [],
  },
  period,
  against: null,
  query: { name: "durations", sql: "SELECT 1 < 2 AS yes", parameters: { start: period.start } },
  terms: [{
    term: "resolve",
    n: 51,
    estimate: 5100,
    unit: "s",
    confLow: 4000,
    confHigh: 6300,
    qValue: 0.004,
  }],
  rows: Array.from({ length: 31 }, (_, at) => ({ service: at === 0 ? "<script>" : "payments", seconds: at })),
  skipped: [],
  warnings: [],
};
const claims = [median, slower, open];

function page(): Promise<string> {
  return reportHtml({
    period,
    against: parsePeriod("2026-Q2"),
    narrative: writeOffline([{ title: "In short", claims: [slower] }, { title: "How long", claims }]),
    charts: new Map([["How long", [{ name: "a", alt: 'half "done"', png: new Uint8Array([137, 80]) }]]]),
    evidence: { claims, findings: [finding] },
    incidents: [{
      incidentId: "pagerduty:Q1",
      title: "checkout <b>down",
      service: "payments",
      severity: 1,
      startedAt: "2026-07-02T03:04:05.000Z",
      places: ["pagerduty/incidents.csv:7"],
    }],
  });
}

Deno.test("each value leads to the evidence of its claim, with its interval, n and adjusted p", async () => {
  const html = await page();
  const [, anchor] =
    /<a class="value number" href="#([^"]+)" data-evidence="85 min; interval [^"]*; n = 51; adjusted p 0.004; durations">/
      .exec(
        html,
      ) ?? [];
  assert.ok(anchor && html.includes(` id="${anchor}"`), anchor);
  assert.ok(html.includes("SELECT 1 &lt; 2 AS yes"));
  assert.ok(html.includes("Its rows: 30 of 31, all of them in findings.json"));
});

Deno.test("a number and its unit stay on one line, a name may be broken", async () => {
  const html = await page();
  assert.match(html, /a\.number\s*{\s*white-space: nowrap/);
  assert.match(html, /<a class="value" [^>]*>payments<\/a>/);
});

Deno.test("the first chapter is a list, the others have their charts, incidents their lines", async () => {
  const html = await page();
  assert.equal(html.match(/<li class="finding">/g)?.length, 1);
  assert.equal(html.match(/<img src="data:image\/png;base64,iVA=" alt="half &quot;done&quot;">/g)?.length, 1);
  assert.ok(html.includes("pagerduty/incidents.csv:7") && html.includes("2026-07-02 03:04"));
});

Deno.test("more than three sentences of one kind are a list", async () => {
  const many = Array.from({ length: 4 }, (_, at) => ({
    ...median,
    id: `median.${at}`,
    values: { ...median.values, median: time(60 * (at + 5), 60, 6000) },
  }));
  const listed = (claims: readonly Claim[]) =>
    reportHtml({
      period,
      against: null,
      narrative: writeOffline([{ title: "In short", claims: [] }, { title: "How long", claims }]),
      charts: new Map(),
      evidence: { claims, findings: [finding] },
      incidents: [],
    }).then((html) => html.split("<h2>How long</h2>")[1]?.match(/<li class="context">/g)?.length ?? 0);
  assert.deepEqual([await listed(many.slice(1)), await listed(many)], [0, 4]);
});

Deno.test("nothing of an export becomes markup, and nothing is asked from outside", async () => {
  const html = await page();
  assert.ok(!html.includes("<script") && !html.includes("<b>down"));
  assert.ok(!/(?:src|href)="(?!data:image\/png|#)/.test(html));
  assert.match(html, /content="default-src 'none'; img-src data:; style-src 'sha256-[^']+'; base-uri 'none'/);
});
