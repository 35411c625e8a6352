import type { Finding, Method, Term } from "../../model/finding.ts";
import { requireApart } from "../../model/require_apart.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { testsOf } from "./_comparisons.ts";
import { type Incidents, incidentsOf } from "./_incidents.ts";
import { type RankedService, rankedServices, rankingTerms } from "./ranking.ts";
import { ratesOf } from "./_rates.ts";
import { type FrequencyOptions, type Settings, settingsOf } from "./options.ts";
import { type Span, type Spans, spansOf, sum } from "./_spans.ts";
import type { FrequencyRow } from "./rows.ts";
import type { Known } from "../../stats/whole_weeks.ts";

const definition =
  "Incidents are counted in weeks of seven days from the first day of the period, in UTC; days at " +
  "its end that fill no week are left out of rates. An incident counts once overall and once for each of its " +
  "services. A service counts with none where an incident, an alert or a tool's list of services names it; one that only " +
  "changes or metrics name is not counted, for nobody knows whether its incidents would be reported. Services are ranked by rates that an empirical Bayes estimate draws towards their common mean, the " +
  "more the fewer incidents they have. Intervals of rates allow for bursts; where fewer than 16 incidents are " +
  "expected these cannot be told from chance, and a 95 % interval is cautious: it covers up to 98 %. The two periods are compared as they were: where one bad week follows another they differ though " +
  "nothing lasts, which trend asks.";

function methodOf(hypotheses: number, n: number, settings: Settings): Method {
  return {
    definition,
    test: "Permutation test of weeks for the ratio of two rates",
    nullHypothesis: "Weeks of both periods have the same distribution of incidents, each on its own",
    adjustment: "Benjamini-Hochberg over every comparison of this finding",
    seed: settings.seed,
    n,
    hypotheses,
    confidence: settings.confidence,
    references: [
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
      "https://doi.org/10.1080/01621459.1983.10477920",
      "https://doi.org/10.1177/0962280210383082",
    ],
  };
}

function countsOf({ incidents, counts }: Span): Term[] {
  return [
    countTerm("incidents.period", incidents, incidents),
    countTerm("incidents.outside_weeks", incidents - sum(counts), incidents),
  ];
}

function unknownWeeks({ period, weeks }: Span): string[] {
  if (weeks.unknown === 0) return [];
  return [
    `${weeks.unknown} ${weeks.unknown === 1 ? "week" : "weeks"} of ${period.label} ` +
    `${weeks.unknown === 1 ? "is" : "are"} left out: no incident at all is known from them, longer than ` +
    "chance leaves, so the export seems to begin or end there",
  ];
}

function strayDates({ stray, from, until }: Known): string[] {
  if (stray === 0) return [];
  const [first, last] = [from, until].map((time) => new Date(time).toISOString().slice(0, 10));
  return [
    `${stray} ${
      stray === 1 ? "incident starts" : "incidents start"
    } half a year or more away from all others, ` +
    `which run from ${first} to ${last}: the weeks between are unknown, not quiet; check the dates`,
  ];
}

function warningsOf({ period, against, known }: Spans, { unnamed }: Incidents): string[] {
  const [start, end] = [Date.parse(period.period.start), Date.parse(period.period.end)];
  const nameless = unnamed.filter((time) => time >= start && time < end).length;
  return [
    ...strayDates(known),
    ...[period, against].flatMap((span) => span === null ? [] : unknownWeeks(span)),
    ...(nameless === 0 ? [] : [
      `${nameless} ${nameless === 1 ? "incident" : "incidents"} of ${period.period.label} ` +
      `${nameless === 1 ? "names" : "name"} no service`,
    ]),
  ];
}

/**
 * What fails most, and does it fail more often than before?
 *
 * Incidents a week with intervals that allow for bursts, overall and by service; services ranked by shrunken rates;
 * ratios of the two periods, tested as one search; for every comparison the smallest change that would have shown;
 * the history by quarter. `rows` of the finding are the ranked services.
 *
 * **Limits**: the comparison is of the two periods as they were, not of a level behind them. In simulated companies whose rate
 * swings around one level by 40 % and of which a week leaves half to the next, all services of two quarters are told to differ
 * in 10 % of cases at a level of 5 %, with a memory of 0.8 and more in a quarter; the interval covers the ratio of what the
 * quarters were in 97 %. Whether a level shifted for good is asked by {@link trendFinding}.
 *
 * Terms are named `<statistic>.<span>[.service.<name>]`, rates in incidents a week.
 *
 * @throws {RangeError} when the two periods overlap.
 *
 * @example
 * ```ts
 * import { frequencyFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const period = parsePeriod("2026-Q3");
 * const rows = Array.from({ length: 26 }, (_, index) => ({
 *   incidentId: `i-${index}`,
 *   service: index % 2 ? "payments" : "search",
 *   startedAt: new Date(Date.parse(period.start) + index * 3.5 * 86_400_000).toISOString(),
 * }));
 * const finding = frequencyFinding(rows, { period, against: null });
 * const rate = finding.terms.find(({ term }) => term === "rate.period");
 * assert.equal(rate?.estimate, 2);
 * assert.equal(rate?.n, 26);
 * ```
 */
export function frequencyFinding(
  rows: Rows<FrequencyRow>,
  options: FrequencyOptions,
): Finding<RankedService> {
  requireApart(options.period, options.against);
  const settings = settingsOf(options);
  const incidents = incidentsOf(rows);
  const spans = spansOf(incidents, settings);
  const rates = ratesOf(spans, settings);
  const ranked = rankedServices(spans.period, settings);
  const tests = testsOf(spans, settings);
  return {
    name: "frequency",
    question: "What fails most, and does it fail more often than before?",
    method: methodOf(tests.hypotheses, spans.period.incidents + (spans.against?.incidents ?? 0), settings),
    period: settings.period,
    against: settings.against,
    query: rows.query ?? null,
    terms: [...countsOf(spans.period), ...rates.terms, ...rankingTerms(ranked), ...tests.terms],
    rows: ranked,
    skipped: [...rates.skipped, ...tests.skipped],
    warnings: warningsOf(spans, incidents),
  };
}
