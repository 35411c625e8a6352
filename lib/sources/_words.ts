import type { Config } from "../model/config.ts";
import { lookUp } from "./_look_up.ts";
import {
  type ActionStatus,
  actionStatuses,
  changeOutcomes,
  type ChangeStatus,
  environments,
  type IncidentStatus,
  incidentStatuses,
  incidentTypes,
  numberedSeverities,
  plainWord,
} from "./_usual_words.ts";

export type { ActionStatus, ChangeStatus, IncidentStatus };

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
    const found = lookUp(known, plainWord(word));
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
  return meaning(raw, config.words.severity, own, numberedSeverities);
}

/** Our word for an incident's status; NULL for a word nobody mapped. `own` as in {@link canonicalSeverity}. */
export function canonicalStatus(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, IncidentStatus>> = {},
): IncidentStatus | null {
  return meaning<IncidentStatus>(raw, config.words.status, own, incidentStatuses);
}

/** Our word for how a change ended; NULL for a word nobody mapped. */
export function canonicalOutcome(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, ChangeStatus>> = {},
): ChangeStatus | null {
  return meaning<ChangeStatus>(raw, config.words.outcomes, own, changeOutcomes);
}

/** The one name an environment has here; a name nobody mapped stays as written. */
export function canonicalEnvironment(raw: string | null | undefined, config: Config): string | null {
  return meaning(raw, config.words.environments, environments) ?? (raw?.trim() || null);
}

/** `incident`, `maintenance` or `test`; a word nobody mapped stays as written, and none is an incident. */
export function canonicalIncidentType(raw: string | null | undefined, config: Config): string {
  return meaning(raw, config.words.incident_types, incidentTypes) ?? (raw?.trim() || "incident");
}

/** Our word for where an action item stands; NULL for a word nobody mapped. `own` as in {@link canonicalSeverity}. */
export function canonicalActionStatus(
  raw: string | null | undefined,
  config: Config,
  own: Readonly<Record<string, ActionStatus>> = {},
): ActionStatus | null {
  return meaning<ActionStatus>(raw, config.words.actions, own, actionStatuses);
}
