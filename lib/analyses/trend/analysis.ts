import type { Finding, Method, Term } from "../../model/finding.ts";
import { requireApart } from "../../model/require_apart.ts";
import type { Rows } from "../../model/rows.ts";
import { measuresOf } from "./_measures.ts";
import { type Settings, settingsOf, type TrendOptions } from "./options.ts";
import type { TrendPoint } from "./points.ts";
import type { TrendRow } from "./rows.ts";
import { partial, type Scene, sceneOf } from "./_scene.ts";
import { type Shifts, shiftsOf } from "./_shifts.ts";
import { stepsTermsOf } from "./_steps.ts";
import { pointsOf } from "./_windows.ts";

const definition =
  "Incidents a week, geometric mean of the time to resolve, share of severities 1 and 2, share that repeats a family " +
  "of the half year before, share of alerts that belong to no incident; each over the last one, three and twelve " +
  "months at the end of every month. A lasting shift is looked for in each, and in incidents and time to resolve of " +
  "the six services with most incidents, in weeks or, where they are few, in stretches of two to four weeks. Records of " +
  "tools that began or ended on the way, and of services first seen later, are left out there. A difference of two " +
  "quarters is the sum of three parts: mix (groups of service and severity weigh otherwise), within (the same groups " +
  "differ) and data (tools that began or ended, services first seen, values not told). Factors of durations multiply.";

function methodOf(hypotheses: number, n: number, settings: Settings): Method {
  return {
    definition,
    test:
      "Greatest standardised difference of two levels over all places (CUSUM), against drawn series with memory",
    nullHypothesis: "The line has one level; how long it remembers is not known",
    adjustment: "Benjamini-Hochberg over every line looked at",
    seed: settings.seed,
    n,
    hypotheses,
    confidence: settings.confidence,
    references: [
      "https://doi.org/10.2307/2951764",
      "https://doi.org/10.1080/01621459.1955.10501299",
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
    ],
  };
}

/** How many lines passed, and how many were too thin to look at. */
function linesOf({ terms, skipped, hypotheses }: Shifts, { confidence }: Settings): Term[] {
  const passed = terms.filter(({ qValue }) => typeof qValue === "number" && qValue <= 1 - confidence).length;
  return [["lines.passed", passed] as const, ["lines.thin", skipped.length] as const]
    .map(([term, estimate]) => ({
      term,
      n: hypotheses,
      estimate,
      unit: "count",
      confLow: null,
      confHigh: null,
    }));
}

/** The last value of each view. */
function latest(scene: Scene, points: readonly TrendPoint[]): Term[] {
  const { name, unit } = scene.measure;
  return (["month", "quarter", "year"] as const).flatMap((view): Term[] => {
    const last = points.findLast((point) => point.view === view);
    if (!last) return [];
    const { estimate, low: confLow, high: confHigh, n, month } = last;
    return [{
      term: `${name}.${view}`,
      n,
      estimate,
      unit,
      confLow,
      confHigh,
      labels: { measure: name, month },
    }];
  });
}

/** How often chance alone may show a lasting shift. */
function levelTerm({ confidence }: Settings): Term {
  return { term: "level", n: 0, estimate: 1 - confidence, unit: "share", confLow: null, confHigh: null };
}

function warningsOf(scenes: readonly Scene[]): string[] {
  return scenes.flatMap((scene) => {
    if (scene.measure.items.length === 0) return [];
    const stretch = { start: new Date(scene.from).toISOString(), end: new Date(scene.until).toISOString() };
    const tools = scene.from < scene.until ? partial(scene.tools, stretch) : [];
    return tools.length === 0 ? [] : [
      `Records of ${tools.join(", ")} begin or end on the way: what they alone tell is in no trend of ` +
      `${scene.measure.name}`,
    ];
  });
}

/**
 * How do incidents move, and what is behind the differences?
 *
 * Views over one, three and twelve months; for each line the likeliest lasting shift with its place, its size and the
 * smallest shift that would have shown, tested as one search; every difference of two quarters, and of the two periods
 * asked for, split into parts that add up. `rows` of the finding are the views.
 *
 * Terms are named `<measure>.<view>`, `shift|earlier|later|detectable.<measure>[.service.<name>]` and
 * `step.<measure>.<quarter or "period">.<before|after|difference|mix|within|data>`; measures are count, duration,
 * severity, recurrence and noise; `level` is how often chance alone may show a shift. Parts of durations are factors, whose product is the difference.
 *
 * @throws {RangeError} when the two periods overlap.
 *
 * @example
 * ```ts
 * import { parsePeriod, trendFinding, type TrendRow } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rows = Array.from({ length: 210 }, (_, index): TrendRow => ({
 *   incidentId: `i-${index}`,
 *   service: "payments",
 *   severity: 3,
 *   startedAt: new Date(Date.UTC(2026, 0, 1) + index * 32 * 3_600_000).toISOString(),
 *   resolvedAt: null,
 *   familyId: null,
 *   isTooThin: true,
 *   tools: ["pager"],
 * }));
 * const finding = trendFinding(rows, { period: parsePeriod("2026-Q3"), against: null });
 * const rate = finding.terms.find(({ term }) => term === "count.quarter");
 * assert.ok(Math.abs((rate?.estimate ?? 0) - 5.25) < 0.2);
 * ```
 */
export function trendFinding(rows: Rows<TrendRow>, options: TrendOptions): Finding<TrendPoint> {
  requireApart(options.period, options.against);
  const settings = settingsOf(options);
  const scenes = measuresOf(rows, settings.alerts).map((measure) => sceneOf(measure, settings.period.end));
  const views = scenes.map((scene) => ({ scene, points: pointsOf(scene, settings.confidence) }));
  const shifts = shiftsOf(scenes, settings);
  return {
    name: "trend",
    question: "How do incidents move, and what is behind the differences?",
    method: methodOf(shifts.hypotheses, rows.length, settings),
    period: settings.period,
    against: settings.against,
    query: rows.query ?? null,
    terms: [
      ...views.flatMap(({ scene, points }) => latest(scene, points)),
      ...linesOf(shifts, settings),
      ...shifts.terms,
      ...scenes.flatMap((scene) => stepsTermsOf(scene, settings)),
      levelTerm(settings),
    ],
    rows: views.flatMap(({ points }) => points),
    skipped: shifts.skipped,
    warnings: warningsOf(scenes),
  };
}
