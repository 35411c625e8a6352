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

/**
 * Where an action item stands: said to be needed, taken on by somebody, turned down, done, or replaced by another. What a
 * tool only calls open is `proposed`: that anybody took it on is not told.
 */
export type ActionStatus = "accepted" | "done" | "proposed" | "rejected" | "superseded";

function all(status: ActionStatus, words: string): [string, ActionStatus][] {
  return words.split(", ").map((word) => [word, status]);
}

/** Where an action item stands, by the word of a tool or a document, also in German, French and Spanish. */
export const actionStatuses: Readonly<Record<string, ActionStatus>> = Object.fromEntries([
  ...all(
    "proposed",
    "open, opened, to do, todo, new, backlog, outstanding, pending, not started, proposed, suggested",
  ),
  ...all(
    "proposed",
    "triage, idea, offen, ausstehend, vorgeschlagen, à faire, ouvert, ouverte, pendiente, abierto",
  ),
  ...all("proposed", "abierta, propuesto, propuesta"),
  ...all(
    "accepted",
    "accepted, approved, agreed, planned, scheduled, assigned, selected for development, committed",
  ),
  ...all(
    "accepted",
    "in progress, in review, started, ongoing, doing, blocked, on hold, reopened, in arbeit, geplant",
  ),
  ...all(
    "accepted",
    "angenommen, en cours, prévu, prévue, acceptée, accepté, en curso, aceptado, aceptada, 🚧",
  ),
  ...all(
    "done",
    "done, complete, completed, closed, fixed, resolved, finished, merged, shipped, deployed, released",
  ),
  ...all(
    "done",
    "implemented, erledigt, fertig, abgeschlossen, umgesetzt, terminé, terminée, fait, faite, hecho",
  ),
  ...all("done", "hecha, completado, completada, cerrado, cerrada, ✅, ✔, ✔️, ☑, ☑️"),
  ...all(
    "rejected",
    "rejected, declined, cancelled, canceled, deleted, not doing, won't do, wont do, won't fix, wont fix",
  ),
  ...all(
    "rejected",
    "wontfix, will not do, will not fix, not planned, abandoned, dropped, invalid, not a bug, incomplete",
  ),
  ...all(
    "rejected",
    "verworfen, abgelehnt, abgebrochen, abandonnée, abandonné, annulée, annulé, rejetée, rejeté",
  ),
  ...all("rejected", "cancelado, cancelada, descartado, descartada, rechazado, rechazada, ❌, 🚫"),
  ...all(
    "superseded",
    "superseded, replaced, duplicate, duplicated, obsolete, moved, merged into, überholt, ersetzt",
  ),
  ...all(
    "superseded",
    "doppelt, remplacé, remplacée, doublon, obsolète, reemplazado, reemplazada, duplicado, duplicada",
  ),
]);

/** What an answer in a column "Done?" says. */
export const actionAnswers: Readonly<Record<string, ActionStatus>> = Object.fromEntries([
  ...all("done", "yes, y, x, ja, oui, sí"),
  ...all("proposed", "no, n, nein, non"),
]);
