import type { Finding, Method } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { type CalendarCell, cellsOf } from "./cells.ts";
import { profilesOf } from "./_profiles.ts";
import { type CalendarOptions, type Settings, settingsOf } from "./options.ts";
import { type Grid, gridFor } from "./_slots.ts";
import type { CalendarRow } from "./rows.ts";

function methodOf({ hours }: Grid, hypotheses: number, n: number, settings: Settings): Method {
  return {
    definition:
      `Starts of incidents by hour of the week, local to ${settings.zone}, in slots of ${hours} hours, ` +
      "against two exposures: how often the clock showed each slot, summer time included, and which share of " +
      "changes (of production, or of an unnamed environment) began in it. A slot that stands out against the " +
      "clock but not against changes keeps the hours of changes: an association, not a cause.",
    test:
      "Block permutation of weeks: the incidents of a week are moved along it together, so that a burst in " +
      "one week is no pattern",
    nullHypothesis: "Incidents start in every slot as often as the exposure has it",
    adjustment: "Benjamini-Hochberg over all slots and both exposures",
    seed: settings.seed,
    n,
    hypotheses,
    confidence: settings.confidence,
    references: ["https://doi.org/10.1111/j.2517-6161.1995.tb02031.x"],
  };
}

/**
 * When do incidents start, beyond what exposure explains?
 *
 * Every slot of the week is tested against the clock and, where there are enough changes, against the share of
 * changes; all tests are adjusted as one search. `rows` of the finding are the 168 hours of the week.
 *
 * Terms are named `<exposure>.slot.<number>`, ratios of incidents counted to incidents expected.
 *
 * @param rows every local hour of the period; see `calendarRows`.
 *
 * @example
 * ```ts
 * import { calendarFinding, type CalendarRow, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const hours = Array.from({ length: 13 * 168 }, (_, index): CalendarRow => {
 *   const day = new Date(Date.UTC(2026, 5, 29) + index * 3_600_000);
 *   const week = new Date(Date.UTC(2026, 5, 29) + Math.floor(index / 168) * 7 * 86_400_000);
 *   return {
 *     week: week.toISOString().slice(0, 10),
 *     weekday: Math.floor(index % 168 / 24) + 1,
 *     hour: day.getUTCHours(),
 *     clockHours: 1,
 *     incidents: index % 168 === 33 || index % 168 === index % 101 ? 2 : 0,
 *     changes: 0,
 *   };
 * });
 * const finding = calendarFinding(hours, { period: parsePeriod("2026-Q3"), zone: "Europe/Berlin" });
 * const tuesday = finding.terms.find(({ labels }) => labels?.slot === "Tuesdays 06:00–12:00");
 * assert.ok(tuesday && (tuesday.qValue ?? 1) < 0.05 && (tuesday.estimate ?? 0) > 1);
 * assert.equal(finding.skipped[0]?.term, "changes.pattern");
 * ```
 */
export function calendarFinding(rows: Rows<CalendarRow>, options: CalendarOptions): Finding<CalendarCell> {
  const settings = settingsOf(options);
  const sum = (column: "incidents" | "changes") => rows.reduce((total, row) => total + row[column], 0);
  const [incidents, changes] = [sum("incidents"), sum("changes")];
  const weeks = new Set(rows.map(({ week }) => week)).size;
  const grid = gridFor(incidents);
  const { terms, skipped, hypotheses } = profilesOf(rows, grid, settings);
  return {
    name: "calendar",
    question: "When do incidents start, beyond what exposure explains?",
    method: methodOf(grid, hypotheses, incidents, settings),
    period: settings.period,
    against: null,
    query: rows.query ?? null,
    terms: [
      countTerm("incidents", incidents, incidents),
      countTerm("changes", changes, changes),
      countTerm("weeks", weeks, incidents),
      { ...countTerm("zone", 0, incidents), estimate: null, labels: { zone: settings.zone } },
      ...terms,
    ],
    rows: cellsOf(rows, grid, terms, 1 - settings.confidence),
    skipped,
    warnings: [],
  };
}
