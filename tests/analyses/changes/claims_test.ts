import assert from "node:assert/strict";
import { changeFinding } from "../../../lib/analyses/changes/analysis.ts";
import { changeClaims } from "../../../lib/analyses/changes/claims.ts";
import type { ChangeRow } from "../../../lib/analyses/changes/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { assertSound, headlineOf } from "../_claims.ts";
import { companyOf, period } from "./_company.ts";
import { companyOf as twinOf, twinRows } from "./_twin.ts";

function claimsOf(rows: readonly ChangeRow[], during = period) {
  const claims = changeClaims(changeFinding(rows, { period: during }));
  assertSound(claims);
  return { headline: headlineOf(claims), texts: claims.map((claim) => renderClaim(claim)).join("\n") };
}

Deno.test("a kind that passes is told with its ratio, window and share, and the numbers behind it", () => {
  const { headline, texts } = claimsOf(twinRows(twinOf(1, "sample")), parsePeriod("2026-Q3"));
  assert.match(
    headline,
    /^[\d.]+ % of incidents come on top of the usual after migration \([\d.]+× within 60 min\)$/,
  );
  assert.match(
    texts,
    /^migration: \d+ incidents within 60 min after one of [\d,]+ changes, against \d+ expected from other weeks; in such a window they come at [\d.]+× the rate outside/m,
  );
  assert.match(texts, /^migration: [\d.]+ % of all incidents \([\d.]+ % to [\d.]+ %; n = \d+\) come on top/m);
  assert.match(texts, /^Associations: changes made together/m);
});

Deno.test("where nothing passes, nothing is told to follow, and what stays open is said", () => {
  const { headline, texts } = claimsOf(companyOf({ seed: 5, shape: "white" }));
  assert.equal(headline, "No kind of change is followed by more incidents than chance leaves");
  assert.match(
    texts,
    /^Of \d+ tests of kinds, sequences, services and windows over 2\d weeks none passed after adjustment/m,
  );
  assert.match(
    texts,
    /^No evidence is no proof: after \w+ the ratio may still lie anywhere in [\d.]+× to [\d.]+×\.$/m,
  );
});

Deno.test("without changes it says that too little is known", () => {
  const rows = companyOf({ seed: 5, shape: "white" }).filter(({ kind }) => kind === null);
  assert.equal(
    claimsOf(rows).headline,
    "Too few incidents and changes are known together to tell what follows changes",
  );
});
