/** A word as the tables below have it: in lower case, `-` and `_` as spaces. Tools write `in_progress`, `In Progress` and `IN-PROGRESS` for one state. */
export function plainWord(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, " ");
}

/** Severities every tool shares. */
export const numberedSeverities: Readonly<Record<string, number>> = Object.fromEntries(
  [1, 2, 3, 4, 5].flatMap((n) => [`p${n}`, `sev ${n}`, `sev${n}`].map((word) => [word, n])),
);

/** Where an incident stands. */
export type IncidentStatus = "acknowledged" | "cancelled" | "mitigated" | "open" | "resolved";

/** Where an incident stands, by the word of a tool. */
export const incidentStatuses: Readonly<Record<string, IncidentStatus>> = {
  triggered: "open",
  open: "open",
  opened: "open",
  new: "open",
  firing: "open",
  active: "open",
  started: "open",
  detected: "open",
  declared: "open",
  unacked: "open",
  acknowledged: "acknowledged",
  acked: "acknowledged",
  investigating: "acknowledged",
  identified: "acknowledged",
  "in progress": "acknowledged",
  fixing: "acknowledged",
  monitoring: "mitigated",
  mitigated: "mitigated",
  stable: "mitigated",
  resolved: "resolved",
  closed: "resolved",
  done: "resolved",
  completed: "resolved",
  postmortem: "resolved",
  cancelled: "cancelled",
  canceled: "cancelled",
  declined: "cancelled",
  merged: "cancelled",
  suppressed: "cancelled",
  duplicate: "cancelled",
};

/** How a change ended. */
export type ChangeStatus = "cancelled" | "failed" | "in_progress" | "success";

/** How a change ended, by the word of a tool. */
export const changeOutcomes: Readonly<Record<string, ChangeStatus>> = {
  success: "success",
  successful: "success",
  succeeded: "success",
  passed: "success",
  fixed: "success",
  finished: "success",
  complete: "success",
  completed: "success",
  merged: "success",
  failure: "failed",
  failed: "failed",
  error: "failed",
  unstable: "failed",
  "timed out": "failed",
  timedout: "failed",
  aborted: "cancelled",
  cancelled: "cancelled",
  canceled: "cancelled",
  skipped: "cancelled",
  "not built": "cancelled",
  "not run": "cancelled",
  queued: "in_progress",
  pending: "in_progress",
  waiting: "in_progress",
  scheduled: "in_progress",
  running: "in_progress",
  "in progress": "in_progress",
  created: "in_progress",
};

/** Environments by their usual names. */
export const environments: Readonly<Record<string, string>> = {
  prod: "production",
  prd: "production",
  production: "production",
  live: "production",
  stage: "staging",
  stg: "staging",
  staging: "staging",
  preprod: "staging",
  "pre production": "staging",
  "pre prod": "staging",
  uat: "staging",
  test: "test",
  testing: "test",
  qa: "test",
  ci: "test",
  dev: "development",
  develop: "development",
  development: "development",
  local: "development",
  sandbox: "development",
};

/** Types of incidents by their usual names. */
export const incidentTypes: Readonly<Record<string, string>> = {
  incident: "incident",
  normal: "incident",
  "normal sub": "incident",
  backfilled: "incident",
  standard: "incident",
  retrospective: "incident",
  maintenance: "maintenance",
  scheduled: "maintenance",
  "scheduled sub": "maintenance",
  test: "test",
  "test sub": "test",
  example: "test",
  "example sub": "test",
  tutorial: "test",
  drill: "test",
  "game day": "test",
};

/** Whether an action item was followed. */
export type ActionStatus = "cancelled" | "done" | "open";

/** Where an action item stands, by the word of a tool. */
export const actionStatuses: Readonly<Record<string, ActionStatus>> = {
  open: "open",
  "to do": "open",
  todo: "open",
  new: "open",
  backlog: "open",
  "in progress": "open",
  "in review": "open",
  outstanding: "open",
  reopened: "open",
  done: "done",
  closed: "done",
  completed: "done",
  resolved: "done",
  fixed: "done",
  merged: "done",
  cancelled: "cancelled",
  canceled: "cancelled",
  deleted: "cancelled",
  "not doing": "cancelled",
  "won't do": "cancelled",
  "wont do": "cancelled",
  "won't fix": "cancelled",
  "not planned": "cancelled",
};
