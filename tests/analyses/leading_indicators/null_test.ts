import assert from "node:assert/strict";
import { leadingIndicators } from "../../../lib/analyses/leading_indicators/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { noise, type Shape, shapes } from "./_company.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const companies = isLong ? 2000 : 6;
const period = parsePeriod("2026");

/** Companies of a shape that report any indicator at a level of 0.10. */
function reported(shape: Shape): number {
  let any = 0;
  for (let seed = 1; seed <= companies; seed++) {
    const { incidents, streams } = noise(shape, createRandom(10_000 + seed));
    const { finding } = leadingIndicators(incidents, streams, { period, confidence: 0.9, folds: 0 });
    assert.ok(finding.rows.length > 20);
    any += Number(finding.rows.some(({ passes }) => passes));
  }
  return any;
}

/** 999 times in 1,000 it is less than this where one in ten companies reports something. */
const most = isLong ? 0.1225 : 3 / 6;

for (const [name, shape] of Object.entries(shapes)) {
  Deno.test(`noise gives no indicator more often than the level allows: ${name}`, () => {
    const any = reported(shape);
    assert.ok(any / companies <= most, `${any} of ${companies}`);
  });
}
