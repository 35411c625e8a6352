import assert from "node:assert/strict";
import type { Term } from "../../lib/model/finding.ts";
import { assertShare } from "./_simulation.ts";

/** Fails when more companies than the level of 5 % says, within what chance allows, give any claim of a change. */
export async function assertClaimsAreRare(
  t: Deno.TestContext,
  companies: number,
  termsOf: (seed: number) => readonly Term[],
): Promise<void> {
  let any = 0;
  for (let seed = 1; seed <= companies; seed++) {
    any += Number(termsOf(seed).some(({ qValue }) => typeof qValue === "number" && qValue <= 0.05));
  }
  await t.step(
    `a claim in ${any} of ${companies}`,
    () => assertShare(any, companies, { from: 0, to: 0.05 }),
  );
}

/** A ratio of two periods as it is told, and as it was. */
export interface Compared {
  readonly ratio: Term | undefined;
  readonly truth: number;
}

/** Fails when intervals miss what the two periods were, or claims go the wrong way. */
export async function assertTrueOfPeriods(
  t: Deno.TestContext,
  companies: number,
  compare: (seed: number) => Compared,
): Promise<void> {
  let [covered, claimed, wrong] = [0, 0, 0];
  for (let seed = 1; seed <= companies; seed++) {
    const { ratio, truth } = compare(seed);
    const [low, high] = [ratio?.confLow ?? 0, ratio?.confHigh ?? Infinity];
    covered += Number(low <= truth && truth <= high);
    const isClaim = low > 1 || high < 1;
    claimed += Number(isClaim);
    wrong += Number(isClaim && (low > 1) !== (truth > 1));
  }
  const figures = `covered ${covered}, told to differ ${claimed}, the wrong way ${wrong} of ${companies}`;
  await t.step(figures, () => {
    assertShare(covered, companies, { from: 0.95, to: 1 });
    assert.ok(wrong <= 0.02 * companies);
  });
}
