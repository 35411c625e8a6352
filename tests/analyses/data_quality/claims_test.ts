import assert from "node:assert/strict";
import { qualityFinding } from "../../../lib/analyses/data_quality/analysis.ts";
import { qualityClaims } from "../../../lib/analyses/data_quality/claims.ts";
import type { QualityRow } from "../../../lib/analyses/data_quality/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { assertSound, headlineOf } from "../_claims.ts";

const blank = { detail: null, files: 1, seconds: null, suspect: null, file: null, line: null, path: null };

function source(n: number, of: number): QualityRow {
  return { ...blank, part: "source", name: "alerts", n, of };
}

function incident(name: string, seconds: number, suspect: boolean): QualityRow {
  return { ...blank, part: "incident", name, n: 1, of: 1, seconds, suspect };
}

function missing(name: string, n: number): QualityRow {
  return { ...blank, part: "missing", name, n, of: 20 };
}

function claimsOf(rows: readonly QualityRow[]) {
  const claims = qualityClaims(qualityFinding(rows, { period: parsePeriod("2026-Q3") }));
  assertSound(claims);
  return claims;
}

function textsOf(rows: readonly QualityRow[]): string[] {
  return claimsOf(rows).map((claim) => renderClaim(claim));
}

Deno.test("what was left out is the headline, in the right number", () => {
  const incidents = [incident("a", 600, false), incident("b", 0, true)];
  assert.equal(
    headlineOf(claimsOf([source(1, 100), ...incidents])),
    "1 of 100 records was left out; 1 of 2 incidents is suspect",
  );
  assert.equal(
    headlineOf(claimsOf([source(7, 100), incident("a", 600, false)])),
    "7 of 100 records were left out; none of 1 incident is suspect",
  );
  assert.equal(
    headlineOf(claimsOf([source(0, 100), incident("a", 600, false)])),
    "No record of 1 file was left out; none of 1 incident is suspect",
  );
});

Deno.test("unreadable fields and incidents without a start stand in the headline", () => {
  const fields = (n: number): QualityRow => ({
    ...blank,
    part: "reject",
    name: "bad_time",
    detail: "field started_at",
    n,
    of: 0,
  });
  const records: QualityRow = { ...blank, part: "reject", name: "no_id", detail: "record", n: 4, of: 0 };
  const startless = (n: number): QualityRow => ({ ...blank, part: "check", name: "missing_start", n, of: 2 });
  const base = [source(0, 100), incident("a", 600, false), incident("b", 0, true), records];
  assert.equal(
    headlineOf(claimsOf([...base, fields(1)])),
    "No record of 1 file was left out, 1 field unreadable; 1 incident is suspect",
  );
  assert.equal(
    headlineOf(claimsOf([...base, startless(3)])),
    "No record of 1 file was left out; 3 incidents have no start; 1 incident is suspect",
  );
  const texts = textsOf([...base, fields(100), startless(100)]);
  assert.equal(
    texts[0],
    "No record of 1 file was left out, 100 fields unreadable; 100 incidents have no start",
  );
  assert.ok(texts.includes("1 of 2 incidents is suspect."));
});

Deno.test("a field nobody records is said once; the fields some incidents lack come first", () => {
  const texts = textsOf([
    source(0, 20),
    missing("detected_at", 20),
    missing("mitigated_at", 20),
    missing("team", 1),
    missing("severity", 5),
    missing("service", 0),
  ]);
  assert.deepEqual(texts.filter((text) => /no |No tool/.test(text)), [
    "25 % of incidents in 2026-Q3 have no severity.",
    "5 % of incidents in 2026-Q3 have no team.",
    "No tool records the time of detection or time of mitigation of incidents in 2026-Q3.",
  ]);
});

Deno.test("the medians are told with and without suspect incidents", () => {
  const incidents = [60, 600, 660, 700, 720, 800, 900].map((seconds, index) =>
    incident(`${index}`, seconds, index === 0)
  );
  const open: QualityRow = { ...incident("open", 0, false), seconds: null };
  assert.match(
    textsOf([source(0, 8), ...incidents, open]).join("\n"),
    /Median time to resolve where the end is known: 12 min \(.*; n = 7\) with suspect incidents, 12 min \(.*\) without\./,
  );
});

Deno.test("a refused file is told of, and what suspect means", () => {
  const refusal: QualityRow = { ...blank, part: "refusal", name: "x.csv", n: 1, of: 0 };
  const texts = textsOf([source(0, 2), refusal]);
  assert.ok(texts.includes("1 file was refused whole; the quality notebook says why."));
  assert.equal(
    headlineOf(claimsOf([source(0, 2), incident("a", 600, false), refusal])),
    "No record of 1 file was left out, 1 file refused whole",
  );
  assert.ok(texts.some((text) => text.startsWith("An incident is suspect when")));
});

Deno.test("incidents whose text is too thin to cluster are told, none are not", () => {
  const thin = (n: number): QualityRow => ({ ...blank, part: "thin", name: "too_thin", n, of: 20 });
  const told = (n: number) =>
    textsOf([source(0, 100), incident("a", 600, false), thin(n)]).filter((text) => /too thin/.test(text));
  assert.deepEqual(told(0), []);
  assert.deepEqual(told(1), ["1 of 20 incidents has a text too thin to cluster."]);
  assert.deepEqual(told(3), ["3 of 20 incidents have a text too thin to cluster."]);
});
