import assert from "node:assert/strict";
import { changeFinding } from "../../../lib/analyses/changes/analysis.ts";
import type { Term } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { broughtIn, companyOf, twinRows } from "./_twin.ts";

const period = parsePeriod("2026-Q3");
const isLong = Deno.env.has("HINDCAST_LONG");

interface Verdict {
  readonly found: boolean;
  readonly covered: boolean;
  readonly decoys: readonly string[];
}

function isDecoy({ labels }: Term): boolean {
  return labels?.kind !== "migration" && labels?.first !== "migration";
}

function verdictOf(seed: number, scale: "sample" | "S"): Verdict {
  const company = companyOf(seed, scale);
  const { terms } = changeFinding(twinRows(company), { period });
  const passing = terms.filter(({ qValue }) => typeof qValue === "number" && qValue <= 0.05);
  const share = terms.find(({ term }) => term === "share.60_min.kind.migration");
  const brought = broughtIn(company);
  return {
    found: passing.some(({ term }) => /^ratio\.\d+_min\.kind\.migration$/.test(term)),
    covered: (share?.confLow ?? 1) <= brought && brought <= (share?.confHigh ?? 0),
    decoys: passing.filter(isDecoy).map(({ term }) => term),
  };
}

function verdictsOf(
  count: number,
  scale: "sample" | "S",
): { found: number; covered: number; decoys: number } {
  const verdicts = Array.from({ length: count }, (_, index) => verdictOf(1 + index, scale));
  return {
    found: verdicts.filter(({ found }) => found).length,
    covered: verdicts.filter(({ covered }) => covered).length,
    decoys: verdicts.filter(({ decoys }) => decoys.length > 0).length,
  };
}

Deno.test("the kind of change that brings incidents is found with its share, office-hours decoys seldom: 4 companies", () => {
  const { found, covered, decoys } = verdictsOf(4, "sample");
  assert.deepEqual({ found, covered }, { found: 4, covered: 4 });
  assert.ok(decoys <= 1, `decoys ${decoys}`); // of fifty at most five: see below
});

for (const [scale, incidents] of [["sample", 400], ["S", 2_000]] as const) {
  Deno.test(`so in 50 companies of ${incidents} incidents`, { ignore: !isLong }, () => {
    const { found, covered, decoys } = verdictsOf(50, scale);
    assert.ok(found >= 48, `found ${found}`);
    assert.ok(covered >= 45, `covered ${covered}`);
    assert.ok(decoys <= 5, `decoys ${decoys}`);
  });
}
