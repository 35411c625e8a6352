import type { Config } from "../model/config.ts";
import { lookUp } from "./_look_up.ts";

/** Word in lower case, `-` and `_` as spaces: tools write `in_progress`, `In Progress` and `IN-PROGRESS` for one state. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, " ");
}

/** The configuration's meaning of a word as written or plain, else the tool's own, else the usual one. */
function meaning<T>(
  raw: string | null | undefined,
  configured: Readonly<Record<string, T>>,
  ...defaults: readonly Readonly<Record<string, T>>[]
): T | null {
  const word = raw?.trim();
  if (!word) return null;
  const said = lookUp(configured, word) ?? lookUp(configured, word.toLowerCase());
  if (said !== undefined) return said;
  for (const known of defaults) {
    const found = lookUp(known, plain(word));
    if (found !== undefined) return found;
  }
  return null;
}

/** The one name a service has here, whatever a tool calls it. */
export function canonicalService(raw: string | null | undefined, config: Config): string | null {
  const name = raw?.trim();
  if (!name) return null;
  return lookUp(config.words.services, name) ?? name;
}

/** The one name a team has here. */
export function canonicalTeam(raw: string | null | undefined, config: Config): string | null {
  const name = raw?.trim();
  if (!name) return null;
  return lookUp(config.words.teams, name) ?? name;
}

const numbered: Readonly<Record<string, number>> = Object.fromEntries(
  [1, 2, 3, 4, 5].flatMap((n) => [`p${n}`, `sev ${n}`, `sev${n}`].map((word) => [word, n])),
);

/**
 * Severity 1 (worst) to 5 of a tool's word: the configuration first, then `own`, what the tool's manual says, then the
 * numbered words every tool shares. Words like "high" differ between tools and stay NULL until one of these maps them.
 *
 * @param own the tool's words in lower case, with spaces for `-` and `_`.
 */
export function canonicalSeverity(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, number>> = {},
): number | null {
  return meaning(raw, config.words.severity, own, numbered);
}

/** Where an incident stands. */
export type IncidentStatus = "acknowledged" | "cancelled" | "mitigated" | "open" | "resolved";

const statuses: Readonly<Record<string, IncidentStatus>> = {
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

/** Our word for an incident's status; NULL for a word nobody mapped. `own` as in {@link canonicalSeverity}. */
export function canonicalStatus(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, IncidentStatus>> = {},
): IncidentStatus | null {
  return meaning<IncidentStatus>(raw, config.words.status, own, statuses);
}

/** How a change ended. */
export type ChangeStatus = "cancelled" | "failed" | "in_progress" | "success";

const outcomes: Readonly<Record<string, ChangeStatus>> = {
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

/** Our word for how a change ended; NULL for a word nobody mapped. */
export function canonicalOutcome(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, ChangeStatus>> = {},
): ChangeStatus | null {
  return meaning<ChangeStatus>(raw, config.words.outcomes, own, outcomes);
}

const environments: Readonly<Record<string, string>> = {
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

/** The one name an environment has here; a name nobody mapped stays as written. */
export function canonicalEnvironment(raw: string | null | undefined, config: Config): string | null {
  return meaning(raw, config.words.environments, environments) ?? (raw?.trim() || null);
}

const types: Readonly<Record<string, string>> = {
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
  "example": "test",
  "example sub": "test",
  tutorial: "test",
  drill: "test",
  "game day": "test",
};

/** `incident`, `maintenance` or `test`; a word nobody mapped stays as written, and none is an incident. */
export function canonicalIncidentType(raw: string | null | undefined, config: Config): string {
  return meaning(raw, config.words.incident_types, types) ?? (raw?.trim() || "incident");
}

const done: Readonly<Record<string, ActionStatus>> = {
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

/** Whether an action item was followed. */
export type ActionStatus = "cancelled" | "done" | "open";

/** Our word for where an action item stands; NULL for a word nobody mapped. */
export function canonicalActionStatus(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, ActionStatus>> = {},
): ActionStatus | null {
  return meaning<ActionStatus>(raw, config.words.actions, own, done);
}
