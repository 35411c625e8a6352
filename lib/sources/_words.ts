import type { Config } from "../model/config.ts";
import { lookUp } from "./_look_up.ts";

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

const common: Readonly<Record<string, number>> = {
  p1: 1,
  p2: 2,
  p3: 3,
  p4: 4,
  p5: 5,
  "sev-1": 1,
  "sev-2": 2,
  "sev-3": 3,
  "sev-4": 4,
  "sev-5": 5,
  sev1: 1,
  sev2: 2,
  sev3: 3,
  sev4: 4,
  sev5: 5,
};

/**
 * Severity 1 (worst) to 5 of a tool's word: the configuration first, then the numbered words every tool shares.
 * Words like "high" differ between tools and stay NULL until the configuration maps them.
 */
export function canonicalSeverity(raw: string | null | undefined, config: Config): number | null {
  const word = raw?.trim();
  if (!word) return null;
  return lookUp(config.words.severity, word) ?? lookUp(common, word.toLowerCase()) ?? null;
}
