import assert from "node:assert/strict";
import { detectable, heldTermsOf, isHeld } from "../../../lib/analyses/learning/_evidence.ts";
import { learningFinding } from "../../../lib/analyses/learning/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { toldCompany } from "./_twin.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const wanted = isLong ? 50 : 10;

/** Whether items that end their family are told from those that do nothing; null where no such size could be shown. */
function toldApart(seed: number): boolean | null {
  const { rows, items, worked } = toldCompany(seed, "sample");
  const options = { period: parsePeriod("2026-Q3"), items, permutations: isLong ? 1999 : 499 };
  const finding = learningFinding(rows, options);
  const families = [...worked].map(([family, item]) => ({
    item,
    term: heldTermsOf(finding).find(({ term }) => term === `held.${family}`),
  }));
  for (const term of heldTermsOf(finding)) {
    const claimed = isHeld(term, finding);
    const least = detectable(finding, term);
    assert.ok(!claimed || (least !== null && (term.estimate ?? 1) <= least && (term.confHigh ?? 1) < 1));
  }
  if (families.some(({ term }) => term === undefined || detectable(finding, term) === null)) return null;
  const decoys = heldTermsOf(finding).filter(({ term }) => !worked.has(term.slice("held.".length)));
  return decoys.every((term) => !isHeld(term, finding)) &&
    families.every(({ term, item }) =>
      term !== undefined && isHeld(term, finding) && term.labels?.ids?.split(" ").includes(item)
    );
}

Deno.test(`items that end their family are told from items that do nothing, in ${wanted} companies`, () => {
  const told: boolean[] = [];
  let undetectable = 0;
  for (let seed = 1; told.length < wanted; seed++) {
    const apart = toldApart(seed);
    if (apart === null) undetectable++;
    else told.push(apart);
  }
  assert.ok(undetectable <= wanted / 5, `${undetectable} companies in which no such size could be shown`);
  const right = told.filter((one) => one).length;
  assert.ok(right >= 0.9 * wanted, `${right} of ${wanted}`);
});
