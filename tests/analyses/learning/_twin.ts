import type { LearningItemRow } from "../../../lib/analyses/learning/item_rows.ts";
import type { LearningRow } from "../../../lib/analyses/learning/rows.ts";
import { createCompany } from "../../../lib/twin/company.ts";
import { endedAt } from "../../../lib/twin/occurrences.ts";
import type { Scale } from "../../../lib/twin/scale.ts";

const iso = (at: number) => new Date(at).toISOString();

/** A synthetic company as its warehouse would tell it, with families as planted, and what is true of its items. */
export interface Told {
  readonly rows: readonly LearningRow[];
  readonly items: readonly LearningItemRow[];
  /** Family → the item that ended it. */
  readonly worked: ReadonlyMap<string, string>;
}

export function toldCompany(seed: number, scale: Scale): Told {
  const { incidents, actionItems } = createCompany({ seed, scale });
  const real = incidents.filter(({ kind }) => kind === "incident");
  return {
    rows: real.map(({ id, createdAt, family }) => ({
      ...{ incidentId: id, startedAt: iso(createdAt), familyId: family, family },
    })),
    items: actionItems.map(({ reference, title, status, incident, createdAt, completedAt }) => ({
      ...{ itemId: reference, title, status: status === "open" ? "proposed" : status },
      familyId: incident.family,
      incidentAt: iso(incident.createdAt),
      createdAt: iso(createdAt),
      completedAt: completedAt === null ? null : iso(completedAt),
    })),
    worked: new Map(
      actionItems.flatMap(({ family, endsFamily, reference }) =>
        family !== null && endsFamily && endedAt[family] !== undefined ? [[family, reference] as const] : []
      ),
    ),
  };
}
