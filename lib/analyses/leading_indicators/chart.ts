import { curveChart } from "../../charts/curve_chart.ts";
import type { Chart } from "../../model/chart.ts";
import type { ProfilePoint } from "./profile.ts";

/**
 * How the strongest signal of one target ran before its incidents, all laid over one another at their onset.
 *
 * @param profiles of {@link leadingIndicators}; the first target is drawn.
 *
 * @example
 * ```ts
 * import { indicatorFanChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(indicatorFanChart([]).n, 0);
 * ```
 */
export function indicatorFanChart(profiles: readonly ProfilePoint[]): Chart {
  const [first] = profiles;
  const own = profiles.filter(({ target }) => target === first?.target);
  const n = Math.max(0, ...own.map(({ n }) => n));
  return curveChart(
    own.map(({ signal, hoursBefore, low, middle, high }) => ({
      group: signal,
      x: hoursBefore * 3600,
      y: middle,
      low,
      high,
    })),
    {
      name: "leading-indicators-fan",
      alt: `How ${first?.signal ?? "no signal"} ran in the week before ${n} incidents of ` +
        `${first?.targetName ?? "no target"}.`,
      unit: "s",
      n,
      counted: "incidents",
      valueTitle: "Before the onset",
      upTitle: "Distance from usual",
      upUnit: "count",
      backwards: true,
      note: "In usual spreads. Line: middle incident; band: four in five of them",
    },
  );
}
