/**
 * What a number counts or measures. Durations are seconds (`s`) everywhere; people see minutes, hours or days.
 *
 * `points` are differences of two shares: 0.05 are five percentage points. `text` marks a bound value that is a name (a service, a team, a date), not a quantity.
 */
export type Unit =
  | "s"
  | "count"
  | "per_week"
  | "ratio"
  | "share"
  | "points"
  | "percent_change"
  | "p"
  | "text";
