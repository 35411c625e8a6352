import type { Measure } from "./reading.ts";
import type { StreamKind } from "./streams.ts";

/** What incidents have in common: a service, a family or a cause, either in one service, or several families in one. */
export type TargetKind =
  | "service"
  | "family"
  | "cause"
  | "family_in_service"
  | "cause_in_service"
  | "families_in_service";

/** One signal that was tried before the incidents of one target, by the strongest of its readings. */
export interface TriedSignal {
  /** Unique: `family f-1 payments`. */
  readonly target: string;
  /** What its incidents have in common. */
  readonly targetKind: TargetKind;
  /** Name of the service, family or cause; how many families. */
  readonly targetName: string;
  /** The one service it is about; null where it spans several. */
  readonly service: string | null;
  /** Where the signal comes from. */
  readonly kind: StreamKind;
  /** Metric, alert rule, message of a log or kind of change. */
  readonly signal: string;
  /** Of the strongest reading. */
  readonly measure: Measure;
  /** Of the strongest reading, hours. */
  readonly windowHours: number;
  /** Readings of it that were tried: measures times windows. */
  readonly readings: number;
  /** Incidents whose windows are known. */
  readonly n: number;
  /** Distance from its mean over worlds shifted by a week or more, in their standard deviations; above 0 where it is higher before. */
  readonly z: number;
  /** 0 to 1, two-sided, of the strongest reading alone. */
  readonly pValue: number;
  /** Adjusted for every reading of every signal of every target. */
  readonly qValue: number;
  /** Whether it passes at the finding's level. */
  readonly passes: boolean;
}
