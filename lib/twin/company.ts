import { type ActionItem, createActionItems } from "./actions.ts";
import { type Change, createChanges } from "./changes.ts";
import { type CompanyOptions, found, type Founding } from "./founding.ts";
import type { Incident } from "./incident.ts";
import { createIncidents } from "./incidents.ts";
import { withMistakes } from "./mistakes.ts";
import { toldIncidents } from "./told.ts";

/** A company that never was, with everything that went wrong in it. Bulk data are derived from it when asked for. */
export interface Company extends Founding {
  /** Changes but deployments, in the order of their start. */
  readonly changes: readonly Change[];
  /** Incidents of the pager in the order they were opened. */
  readonly incidents: readonly Incident[];
  /** Incidents a postmortem was written about. */
  readonly told: readonly Incident[];
  readonly actionItems: readonly ActionItem[];
}

/**
 * Makes the synthetic company: services, people, changes and incidents from 2025-04-01 to 2026-09-30.
 *
 * @param options the same seed and scale give the same company.
 */
export function createCompany(options: CompanyOptions): Company {
  const founding = found(options);
  const changes = createChanges(founding);
  const incidents = withMistakes(createIncidents(founding, changes), founding);
  const told = toldIncidents(incidents, founding);
  return { ...founding, changes, incidents, told, actionItems: createActionItems(told, founding.seed) };
}
