import assert from "node:assert/strict";
import { preventionFinding } from "../../../lib/analyses/prevention/analysis.ts";
import { preventionClaims } from "../../../lib/analyses/prevention/claims.ts";
import type { PreventionRow } from "../../../lib/analyses/prevention/rows.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { firings, row } from "./_ledger.ts";

function told(...rows: readonly PreventionRow[]) {
  const claims = preventionClaims(preventionFinding(rows));
  return { claims, lines: claims.map((own) => renderClaim(own)) };
}

Deno.test("what was avoided stands beside its base rate", () => {
  const { claims, lines } = told(row([...firings("acted_on", 40, 4), ...firings("other", 40, 32)]));
  assert.equal(claims[0]?.strength, "finding");
  assert.equal(
    lines[0],
    "About 28 incidents avoided (20 to 33): 10 % of warnings acted on were followed by one, 80 % of the others, " +
      "7.8 % of times without",
  );
  assert.match(
    lines[1] ?? "",
    /^At the median time to resolve that is .+ of response \(.+\); 7\.8 % of horizons/,
  );
  assert.ok(
    claims.filter(({ text }) => text.includes("{avoided}")).every(({ text }) => text.includes("{base}")),
  );
});

Deno.test("without a difference, or where the warnings say nothing, nothing was avoided", () => {
  const alike = told(row([...firings("acted_on", 40, 30), ...firings("other", 40, 32)]));
  assert.equal(alike.claims[0]?.strength, "no-evidence");
  assert.match(alike.lines[0] ?? "", /^No evidence that incidents were avoided: 75 % of warnings acted on/);
  // More of the others were followed than of those acted on, but no more than happens anyway.
  const idle = told(row([...firings("acted_on", 60, 0), ...firings("other", 60, 8)], { quietIncidents: 20 }));
  assert.equal(idle.claims[0]?.strength, "no-evidence");
  assert.ok(![...alike.lines, ...idle.lines].some((line) => /avoided \(|of response/.test(line)));
});

Deno.test("with few warnings nothing can be told", () => {
  assert.equal(
    told(row([])).lines[0],
    "Nothing can be told of prevention: no warning since a rule was found (rules: 1)",
  );
  const few = told(row([...firings("acted_on", 3, 0), ...firings("other", 9, 7)]));
  assert.equal(few.lines[0], "Nothing can be told of prevention yet: 3 of 12 warnings acted on");
  assert.equal(few.claims[0]?.strength, "context");
  assert.match(
    few.lines[1] ?? "",
    /^search-memory: 22 % of warnings that nobody acted on were false \(.+; n = 9\)/,
  );
});
