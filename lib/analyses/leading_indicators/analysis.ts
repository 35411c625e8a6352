import type { Finding } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import type { BacktestPoint } from "./backtest.ts";
import { backtests } from "./_backtest.ts";
import { backtestFinding } from "./_backtest_finding.ts";
import { profilesOf, triedFinding } from "./_finding.ts";
import type { Indicator } from "./indicator.ts";
import { indicatorsFrom } from "./_indicators.ts";
import type { IndicatorOptions } from "./options.ts";
import type { ProfilePoint } from "./profile.ts";
import type { IndicatorProof } from "./proof.ts";
import { proofsOf } from "./_proofs.ts";
import type { IndicatorIncident } from "./rows.ts";
import { search } from "./_search.ts";
import type { Stream } from "./streams.ts";
import type { TriedSignal } from "./tried.ts";

/** What a search for leading indicators says. */
export interface LeadingIndicators {
  /** What was tried, and what of it passed. */
  readonly finding: Finding<TriedSignal>;
  /** What the choices of each step would have warned of afterwards. */
  readonly backtest: Finding<BacktestPoint>;
  /** How the strongest signal of each target ran before its incidents, the surest target first. */
  readonly profiles: readonly ProfilePoint[];
  /** What to read from now on, one for each target and service with a signal that passes. */
  readonly indicators: readonly Indicator[];
  /** What the backtest says of each of them on its own service, in the same order. */
  readonly proofs: readonly IndicatorProof[];
}

/**
 * What was different before?
 *
 * Every signal of every service is read in every way before the incidents of its service, its families and its causes. One
 * that leads several families is asked of each service before their incidents there together (`families_in_service`).
 * `rows` of the finding are all that were tried, one for each signal and target, the surest first. Terms: `tried`
 * (signals), `passed`, `targets`, `days`; `rank <target> <kind> <signal>` for each that passes, the share of controls its
 * strongest reading lies above before incidents (0.5 is chance), and `lead ...`, seconds before the onset at which it left
 * its usual course. Of 9,000 simulated companies without any indicator 8 % report one at a level of 0.10, 8.1 % where
 * incidents and signals keep office hours: hours set aside for incidents make the real times look a little tamer than shifted
 * ones. It is an association: what leads an incident need not cause it.
 *
 * Terms of the backtest, for every target of which an indicator had passed at some step: `precision`, `recall`, `lead`
 * (median, seconds) and `false` (false alarms per week), each followed by the predictor (`indicator`, `seasonal rate`,
 * `alert always`, `last incident`) and the target; `area <target>`, the share of controls that lie below what was read
 * before the incidents. `rows` of it are points of the curve of false alarms and recall.
 *
 * @param incidents in order of time, as {@link indicatorIncidents} reads them.
 * @param streams as {@link indicatorStreams} reads them; those of services without incidents are not looked at.
 *
 * @example
 * ```ts
 * import { leadingIndicators, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { finding } = leadingIndicators([], [], { period: parsePeriod("2026-Q3") });
 * assert.equal(finding.rows.length, 0);
 * ```
 */
export function leadingIndicators(
  incidents: Rows<IndicatorIncident>,
  streams: readonly Stream[],
  options: IndicatorOptions,
): LeadingIndicators {
  const found = search(incidents, streams, options);
  const [walked, indicators] = [backtests(found), indicatorsFrom(found)];
  return {
    finding: triedFinding(found, incidents.query ?? null),
    backtest: backtestFinding(found, walked),
    profiles: profilesOf(found),
    indicators,
    proofs: proofsOf(found, walked, indicators),
  };
}
