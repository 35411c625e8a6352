import { frequencyFinding } from "../../../lib/analyses/frequency/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { drifting } from "../_drifting.ts";
import { assertClaimsAreRare, assertTrueOfPeriods } from "../_two_periods.ts";
import { company, unchanging } from "../trend/_company.ts";
import { incident } from "./_incidents.ts";

const isLong = Deno.env.has("HINDCAST_LONG");
/** In CI all shapes together are 400 companies; in the long run each is 2,000. */
const companies = isLong ? 2_000 : 50;
const [Q2, Q3] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];
const options = { period: Q3, against: Q2, permutations: 399 };

for (const [shape, habits] of Object.entries(unchanging)) {
  if (habits.memory !== undefined) continue;
  Deno.test(`where no week tells of the next, any claim of a change is as rare as the level: ${shape}`, (t) =>
    assertClaimsAreRare(
      t,
      companies,
      (seed) => frequencyFinding(company(habits, createRandom(seed)), { ...options, seed }).terms,
    ));
}

for (const memory of [0.5, 0.8, 0.95]) {
  Deno.test(`where weeks remember, what is said of the two periods is true of them: memory ${memory}`, (t) =>
    assertTrueOfPeriods(t, companies, (seed) => {
      const { incidents, truths: [before, after] } = drifting([Q2, Q3], memory, createRandom(seed));
      const rows = incidents.map(({ startedAt }) => incident(startedAt));
      const { terms } = frequencyFinding(rows, { ...options, seed });
      return { ratio: terms.find(({ term }) => term === "rate.ratio"), truth: after.rate / before.rate };
    }));
}
