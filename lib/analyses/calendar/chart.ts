import { heatMap } from "../../charts/heat_map.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import type { CalendarCell } from "./cells.ts";

/**
 * Starts of incidents by hour of day and day of week; hours of slots that pass their test are outlined.
 *
 * @example
 * ```ts
 * import { calendarChart, calendarFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = calendarFinding([], { period: parsePeriod("2026-Q3"), zone: "UTC" });
 * assert.equal(calendarChart(finding).name, "calendar");
 * ```
 */
export function calendarChart(finding: Finding<CalendarCell>): Chart {
  const outlined = finding.rows.filter(({ standsOut }) => standsOut).length;
  const zone = finding.terms.find(({ term }) => term === "zone")?.labels?.zone ?? "UTC";
  return heatMap(
    finding.rows.map(({ weekday, hour, incidents, standsOut }) => ({
      x: hour,
      y: weekday,
      value: incidents,
      marked: standsOut,
    })),
    {
      name: "calendar",
      alt: `Incidents by hour of day and day of week, ${finding.method.n} in all; ` +
        (outlined === 0
          ? "no hour stands out beyond chance."
          : `${outlined} hours stand out against the clock.`),
      unit: "count",
      n: finding.method.n,
      counted: "incidents",
      valueTitle: "Incidents started",
      note: outlined === 0
        ? "No part of the week stands out beyond chance"
        : "Outlined: differs from the clock",
      zone,
    },
  );
}
