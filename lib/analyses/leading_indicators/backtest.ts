/** How one predictor of one target did at one threshold, on time it had not seen. */
export interface BacktestPoint {
  /** Unique: `family f-1`. */
  readonly target: string;
  /** Name of the service, family or cause, and of its service where it is about one. */
  readonly targetName: string;
  /** `indicator`: the readings chosen at each step, at this threshold throughout; `chosen`: at the thresholds chosen; else a baseline. */
  readonly predictor: "indicator" | "chosen" | "seasonal rate" | "alert always" | "last incident";
  /** In usual spreads; null where the predictor has none. */
  readonly threshold: number | null;
  /** Share of warnings that an incident followed in time, 0 to 1; null without a warning. */
  readonly precision: number | null;
  /** Share of incidents that were warned of in time, 0 to 1; null without an incident. */
  readonly recall: number | null;
  /** Warnings a week that no incident followed in time. */
  readonly falsePerWeek: number;
}
