import { timeline } from "../../charts/timeline.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
import type { FamilyIncident } from "./analysis.ts";
import { passes } from "./_evidence.ts";

function termsOf(finding: Finding<object>, family: string): Term[] {
  return finding.terms.filter(({ labels }) => labels?.family_id === family);
}

/**
 * When the incidents of each family started: the twelve families with most incidents, the period shaded.
 *
 * @example
 * ```ts
 * import { parsePeriod, recurrenceChart, recurrenceFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = recurrenceFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.equal(recurrenceChart(finding).n, 0);
 * ```
 */
export function recurrenceChart(finding: Finding<FamilyIncident>): Chart {
  const { start, end, label } = finding.period ?? { start: "1970-01-01", end: "1970-01-02", label: "" };
  const lines = [...Map.groupBy(finding.rows, ({ familyId }) => familyId)].map(([id, incidents]) => {
    const terms = termsOf(finding, id);
    const since = terms.find(({ term }) => term.startsWith("since_last."));
    return {
      label: incidents[0]?.family ?? id,
      at: incidents.map(({ startedAt }) => startedAt),
      beside: `${formatValue(incidents.length, "count")} · ${formatValue(since?.estimate ?? null, "s")}`,
      marked: terms.some((term) => passes(term, finding)),
    };
  });
  const families = finding.terms.find(({ term }) => term === "families.known")?.estimate ?? 0;
  const hidden = families - lines.length;
  return timeline(lines, {
    name: "recurrence",
    alt:
      `When the incidents of ${lines.length} of ${families} families started, up to the end of ${label}; most ` +
      `incidents: ${lines[0]?.label ?? "none"}.`,
    unit: "count",
    n: finding.rows.length,
    counted: "incidents",
    valueTitle: "Start of the incident",
    besideTitle: "n · since the last",
    focus: { start, end, label },
    note: "Bold: its rate or silence has evidence" +
      (hidden > 0 ? `; ${hidden} ${hidden === 1 ? "other" : "others"} with fewer incidents not drawn` : ""),
  });
}
