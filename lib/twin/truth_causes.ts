import { categories } from "./category.ts";
import type { Company } from "./company.ts";
import type { CauseTold, Incident } from "./incident.ts";

const idsOf = (incidents: readonly Incident[]) => incidents.map(({ id }) => id);

/** By category, the incidents that rest on it and those that it set off; and whose texts do not say why, or wrongly. */
export function causeTruth({ incidents }: Company) {
  const byCategory = (kind: "cause" | "trigger") =>
    Object.fromEntries(categories.map((category) => [
      category,
      idsOf(incidents.filter((incident) => incident[kind] === category)),
    ]));
  const saying = (how: CauseTold) =>
    idsOf(incidents.filter(({ kind, causeTold }) => kind === "incident" && causeTold === how));
  return {
    causes: byCategory("cause"),
    triggers: byCategory("trigger"),
    cause_not_told: saying("silent"),
    cause_mistaken_in_summary: saying("mistaken"),
  };
}
