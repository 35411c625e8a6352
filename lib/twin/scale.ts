/** Sizes the company comes in. */
export type Scale = "sample" | "S" | "M";

/** How much of everything a company of one size has. */
export interface Size {
  readonly services: number;
  readonly people: number;
  /** Incidents of the pager, tests apart. */
  readonly incidents: number;
  readonly tests: number;
  /** Share of all incidents that fall on the service whose repairs become faster. */
  readonly improvedShare: number;
  readonly migrations: number;
  readonly flags: number;
  readonly configs: number;
  readonly deployments: number;
  readonly alerts: number;
  /** Metrics kept for a service. */
  readonly metrics: number;
  /** Services that have metrics at all. */
  readonly metricServices: number;
  readonly metricStepHours: number;
  readonly channels: number;
  readonly postmortems: number;
  readonly statusOnly: number;
  readonly tickets: number;
  /** First instant from which REST answers are kept; the rest of the history is in analytics. */
  readonly restFrom: number;
}

/** Sizes by name. S and M are what the load is measured on; the sample fits into the repository. */
export const sizes: Readonly<Record<Scale, Size>> = {
  sample: {
    services: 12,
    people: 24,
    incidents: 400,
    tests: 8,
    improvedShare: 0.36,
    migrations: 1_700,
    flags: 350,
    configs: 200,
    deployments: 360,
    alerts: 900,
    metrics: 2,
    metricServices: 3,
    metricStepHours: 4,
    channels: 30,
    postmortems: 25,
    statusOnly: 5,
    tickets: 90,
    restFrom: Date.UTC(2025, 9, 1),
  },
  S: {
    services: 50,
    people: 60,
    incidents: 2_000,
    tests: 40,
    improvedShare: 0.08,
    migrations: 5_000,
    flags: 3_000,
    configs: 2_000,
    deployments: 20_000,
    alerts: 200_000,
    metrics: 8,
    metricServices: 50,
    metricStepHours: 1,
    channels: 60,
    postmortems: 60,
    statusOnly: 20,
    tickets: 400,
    restFrom: Date.UTC(2025, 5, 1),
  },
  M: {
    services: 200,
    people: 160,
    incidents: 20_000,
    tests: 400,
    improvedShare: 0.02,
    migrations: 20_000,
    flags: 20_000,
    configs: 15_000,
    deployments: 200_000,
    alerts: 2_000_000,
    metrics: 8,
    metricServices: 200,
    metricStepHours: 1,
    channels: 120,
    postmortems: 200,
    statusOnly: 100,
    tickets: 3_000,
    restFrom: Date.UTC(2025, 5, 1),
  },
};
