import { type ActionItem, createActionItems, postmortemIncidents } from "./actions.ts";
import { type Change, createChanges } from "./changes.ts";
import type { Paraphrases } from "./families.ts";
import { createIncidents, type Incident } from "./incidents.ts";
import { createPeople, type Person } from "./people.ts";
import { type Scale, type Size, sizes } from "./scale.ts";
import { createServices, type Service } from "./services.ts";

/** Which company to make. */
export interface CompanyOptions {
  readonly seed: number;
  readonly scale: Scale;
  /** Half of the wordings to use: `open` to build on, `held-out` to measure on. Default: `all`. */
  readonly paraphrases?: Paraphrases;
}

/** A company that never was, with everything that went wrong in it. Bulk data are derived from it when asked for. */
export interface Company {
  readonly seed: number;
  readonly scale: Scale;
  readonly size: Size;
  readonly paraphrases: Paraphrases;
  readonly services: readonly Service[];
  readonly people: readonly Person[];
  readonly changes: readonly Change[];
  readonly incidents: readonly Incident[];
  /** Incidents a postmortem was written about. */
  readonly told: readonly Incident[];
  readonly actionItems: readonly ActionItem[];
}

/**
 * Makes the synthetic company: services, people, changes and incidents from 2025-04-01 to 2026-09-30.
 *
 * @param options the same seed and scale give the same company.
 *
 * @example
 * ```ts
 * import { createCompany } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const company = createCompany({ seed: 1, scale: "sample" });
 * assert.equal(company.services.length, 12);
 * assert.equal(company.incidents.filter(({ kind }) => kind === "incident").length, 400);
 * ```
 */
export function createCompany({ seed, scale, paraphrases = "all" }: CompanyOptions): Company {
  const size = sizes[scale];
  const services = createServices(size);
  const people = createPeople(size.people, seed);
  const changes = createChanges(services, size, seed);
  const incidents = createIncidents(services, people, changes, size, seed, paraphrases);
  const told = postmortemIncidents(incidents, size, seed);
  const actionItems = createActionItems(told, seed);
  return { seed, scale, size, paraphrases, services, people, changes, incidents, told, actionItems };
}
