import assert from "node:assert/strict";
import { frequencyFinding, parsePeriod, renderClaim } from "hindcast";
import { searchedClaim } from "../../lib/model/searched_claim.ts";

const finding = frequencyFinding([], { period: parsePeriod("2026-Q3"), against: null });

function told(passed: number, thin: number): string {
  const counted = (value: number) => ({ value, unit: "count", term: "frequency" }) as const;
  return renderClaim(searchedClaim(finding, {
    id: "frequency.change.searched",
    what: "{tested} comparisons over {weeks} weeks",
    why: "had too few incidents",
    values: { tested: counted(13), weeks: counted(26), passed: counted(passed), thin: counted(thin) },
  }));
}

for (
  const [passed, thin, sentence] of [
    [2, 9, "Of 13 comparisons over 26 weeks 2 passed after adjustment; 9 more had too few incidents."],
    [0, 1, "Of 13 comparisons over 26 weeks none passed after adjustment; 1 more had too few incidents."],
    [1, 0, "Of 13 comparisons over 26 weeks 1 passed after adjustment."],
    [0, 0, "Of 13 comparisons over 26 weeks none passed after adjustment."],
  ] as const
) {
  Deno.test(`${passed} that passed and ${thin} left out are told without a nought`, () => {
    assert.equal(told(passed, thin), sentence);
  });
}
