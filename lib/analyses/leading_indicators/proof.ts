import type { Estimate } from "../../stats/estimate.ts";
import type { BacktestPoint } from "./backtest.ts";
import type { Indicator } from "./indicator.ts";

/** A predictor that knows nothing of any signal, on one service. */
export interface BaselineProof {
  /** What it warns by. */
  readonly name: Exclude<BacktestPoint["predictor"], "indicator" | "chosen">;
  /** Share of its warnings that an incident followed, 0 to 1; null where it never warned. */
  readonly precision: number | null;
}

/** How the choices of the backtest's steps did on one service, on time they had not seen. */
export interface ServiceTest {
  /** First day, ISO 8601. */
  readonly from: string;
  /** Share of warnings that an incident followed; n are warnings. */
  readonly precision: Estimate;
  /** Share of incidents that were warned of; n are incidents. */
  readonly recall: Estimate;
  /** From warning to onset, median, seconds. */
  readonly lead: Estimate;
  /** Per week; n are weeks. */
  readonly falseAlarms: Estimate;
  /** The same, had something else warned. */
  readonly baselines: readonly BaselineProof[];
}

/** An indicator and what speaks for it on its service. */
export interface IndicatorProof {
  /** What to read from now on, and where it warns. */
  readonly indicator: Indicator;
  /** Null where no step of the backtest knew the target, so that nothing was tried on time it had not seen. */
  readonly test: ServiceTest | null;
}
