/** How the strongest signal of a target ran at one hour before its incidents, over all of them. */
export interface ProfilePoint {
  /** Unique: `family f-1`. */
  readonly target: string;
  /** Name of the service, family or cause, and of its service where it is about one. */
  readonly targetName: string;
  /** Metric, alert rule, message of a log or kind of change. */
  readonly signal: string;
  /** Hours before the onset, from the gap on. */
  readonly hoursBefore: number;
  /** Distance from the same hour of the weeks before, in usual spreads: of one incident in ten less than this. */
  readonly low: number;
  /** Of every second incident less than this. */
  readonly middle: number;
  /** Of nine incidents in ten less than this. */
  readonly high: number;
  /** Incidents of which the hour is known. */
  readonly n: number;
}
