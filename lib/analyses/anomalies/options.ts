/** Which incident to look at, and how sure to be. */
export interface AnomaliesOptions {
  /** The incident the rows were read for. */
  readonly incidentId: string;
  /** Hours before its start that are looked at. Default 72. */
  readonly hoursBefore?: number;
  /** Hours after its start at most; the end of the incident comes first. Default 24. */
  readonly hoursAfter?: number;
  /** Share of false alarms allowed over the whole search. Default 0.1. */
  readonly level?: number;
}

/** Options with their defaults. */
export type Settings = Required<AnomaliesOptions>;

export function settingsOf(options: AnomaliesOptions): Settings {
  return { hoursBefore: 72, hoursAfter: 24, level: 0.1, ...options };
}
