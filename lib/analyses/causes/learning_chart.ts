import { intervalPlot } from "../../charts/interval_plot.ts";
import type { Chart } from "../../model/chart.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";

const rivals: Readonly<Record<string, string>> = {
  "micro_f1.keywords": "seed words alone",
  "micro_f1.majority": "commonest category",
};

function nameOf({ term, labels }: Term): string {
  return rivals[term] ?? `${labels?.labels ?? ""} labels`;
}

/**
 * Share of later incidents answered rightly after so many labels, and by seed words and the commonest category.
 *
 * @example
 * ```ts
 * import { causeFinding, causeLearningChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = causeFinding([], { role: "cause", categories: [], period: null });
 * assert.equal(causeLearningChart(finding).n, 0);
 * ```
 */
export function causeLearningChart(finding: Finding<object>): Chart {
  const steps = finding.terms.filter(({ term }) => term.startsWith("learning."));
  const others = finding.terms.filter(({ term }) => Object.hasOwn(rivals, term));
  return intervalPlot(
    [...steps, ...others].map((step) => ({
      label: nameOf(step),
      estimate: step.estimate,
      low: step.confLow,
      high: step.confHigh,
      n: step.n,
    })),
    {
      name: `${finding.name}-learning`,
      alt:
        "Share of later incidents answered rightly by number of labels learned from, beside seed words alone and the " +
        "commonest category.",
      unit: "share",
      n: steps[0]?.n ?? 0,
      counted: "later incidents with a label",
      valueTitle: "Later incidents answered rightly",
      note: finding.skipped.find(({ term }) => term === "micro_f1")?.reason ??
        `Line: ${formatValue(finding.method.confidence, "share")} interval`,
    },
  );
}
