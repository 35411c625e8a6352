import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import {
  burst,
  changeProfile,
  drawArrivals,
  drawTriggeredArrivals,
  hourlyRates,
  incidentProfile,
} from "../../lib/twin/arrivals.ts";

const hour = 3_600_000;
const start = Date.UTC(2025, 3, 1);

Deno.test("drawArrivals draws so many within the history, sorted, on whole seconds", () => {
  const drawn = drawArrivals(500, hourlyRates("UTC", incidentProfile, () => 1), createRandom(1));
  assert.equal(drawn.length, 500);
  assert.ok(drawn.every((at, index) => at % 1000 === 0 && at >= (drawn[index - 1] ?? start)));
  assert.ok((drawn.at(-1) as number) < Date.UTC(2026, 9, 1));
});

Deno.test("changes keep office hours in the zone of their team, summer and winter", () => {
  const drawn = drawArrivals(4_000, hourlyRates("America/New_York", changeProfile, () => 1), createRandom(2));
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/New_York",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const atWork = drawn.filter((at) => Number(clock.format(at)) >= 8 && Number(clock.format(at)) < 19);
  assert.ok(atWork.length / drawn.length > 0.93);
});

Deno.test("a trigger multiplies the rate of its hour", () => {
  const rates = hourlyRates("UTC", () => 1, () => 1);
  const triggers = Array.from({ length: 1_000 }, (_, index) => start + (index * 13 + 5) * hour);
  const drawn = drawTriggeredArrivals({ count: 40_000, rates, triggers, ratio: 3 }, createRandom(3));
  const hit = new Set(triggers);
  const within = drawn.filter(({ at }) => hit.has(start + Math.floor((at - start) / hour) * hour)).length;
  const others = drawn.length - within;
  const ratio = (within / 1_000) / (others / (rates.length - 1_000));
  assert.ok(Math.abs(ratio - 3) < 0.15, `${ratio}`);
  assert.equal(
    drawn.every(({ at, trigger }) => trigger === null || at - (triggers[trigger] as number) < hour),
    true,
  );
});

Deno.test("burst keeps the mean and leaves the hours of one week in proportion", () => {
  const rates = hourlyRates("UTC", incidentProfile, () => 1);
  const bursting = burst(rates, 2, createRandom(4));
  const factors = bursting.map((rate, index) => rate / (rates[index] as number));
  assert.ok(Math.abs((factors[0] as number) - (factors[167] as number)) < 1e-12);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  assert.ok(Math.abs(mean - 1) < 0.3, `${mean}`);
});
