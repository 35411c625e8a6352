import assert from "node:assert/strict";
import { calendarFinding } from "../../../lib/analyses/calendar/analysis.ts";
import { calendarChart } from "../../../lib/analyses/calendar/chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { wordsOf } from "../_charts.ts";
import { poisson } from "../_simulation.ts";
import { quarter } from "./_weeks.ts";

const options = { period: parsePeriod("2026-Q3"), zone: "Europe/Berlin" };

Deno.test("the week is drawn in its zone, and says when nothing stands out", async () => {
  const random = createRandom(12);
  const words = await wordsOf(calendarChart(calendarFinding(quarter(() => poisson(0.05, random)), options)));
  assert.match(words, /Europe\/Berlin/);
  assert.match(words, /No part of the week stands out beyond chance/);
});

Deno.test("hours of a slot that passes are outlined", async () => {
  const random = createRandom(3);
  const rows = quarter(({ weekday, hour }) => poisson(weekday === 2 && hour < 6 ? 0.5 : 0.04, random));
  assert.match(
    await wordsOf(calendarChart(calendarFinding(rows, options))),
    /Outlined: differs from the clock/,
  );
});

Deno.test("a week without incidents is drawn too", async () => {
  assert.match(await wordsOf(calendarChart(calendarFinding([], options))), /n = 0 incidents/);
});
