import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";

/**
 * The share of incidents that lack each field.
 *
 * @param finding of {@link qualityFinding}.
 */
export function qualityChart(finding: Finding<object>): Chart {
  const rows = finding.terms.filter(({ term }) => term.startsWith("missing."))
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0))
    .map(({ labels, estimate, n }) => ({
      label: (labels?.field ?? "").replace(/_at$/, " time"),
      estimate,
      low: estimate,
      high: estimate,
      n,
    }));
  return intervalPlot(rows, {
    name: "data_quality",
    alt: `Share of incidents in ${finding.period?.label ?? "the period"} that lack each field.`,
    unit: "share",
    valueTitle: "Share of incidents without it",
    n: finding.method.n,
    counted: "incidents",
  });
}
