import { countTerm } from "../../model/count_term.ts";
import type { Finding, Method, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { adjustTerms } from "../../stats/adjust_terms.ts";
import { againstOf } from "./_against.ts";
import { heldTermsOf, isHeld } from "./_evidence.ts";
import { heldOf } from "./_held.ts";
import { openFamilies, type OpenFamily, openTerms } from "./_open.ts";
import { type LearningOptions, type Settings, settingsOf } from "./options.ts";
import type { LearningRow } from "./rows.ts";
import { type Scene, sceneOf } from "./_scene.ts";

export type { OpenFamily };

const definition =
  "A family belongs to a thing to do when the incident that led to it is of that family. Rates before and after something " +
  "was done are counted in stretches of two weeks, over that of all other incidents in the same weeks and by themselves, and " +
  "the weaker of the two is told: what moves all rates is no effect, nor is what moves the others. Things are noted after bursts: the week from the family's first incident on and the stretches from a week " +
  "before the incident that led to any item to a week after its note are in neither side. Of several things done the one with the " +
  "clearest change is told, with those the data do not tell from it. A lesson held where the " +
  "family fell by at least as much as so many incidents can show four times in five. It is an association: what else " +
  "happened to the family at that time counts as well, and a rate that drifts for months can look like it.";

function methodOf(hypotheses: number, n: number, { seed, confidence }: Settings): Method {
  return {
    definition,
    test: hypotheses === 0
      ? null
      : "Greatest change of all times something was done, stretches of two weeks dealt anew; long-run variance",
    nullHypothesis: hypotheses === 0 ? null : "A family's share of all incidents stays as it was",
    adjustment: hypotheses === 0 ? null : "Benjamini-Hochberg over families and their comparison",
    seed,
    n,
    hypotheses,
    confidence,
    references: [
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
      "https://doi.org/10.1093/jnci/22.4.719",
    ],
  };
}

function itemTerms({ families }: Scene, { items }: Settings): Term[] {
  const placed = families.flatMap((family) => family.items);
  return [
    countTerm("items", items.length),
    countTerm("items.in_families", placed.length, items.length),
    countTerm("items.done", placed.filter(({ doneAt }) => doneAt !== null).length, placed.length),
    countTerm(
      "items.undated",
      placed.filter(({ row, doneAt, isOpen }) => row.status === "done" && doneAt === null && !isOpen).length,
      placed.length,
    ),
  ];
}

/**
 * Did the lesson hold: do families come less often once something was done about them?
 *
 * Terms: `held.<family>`, the rate after over the rate before (against all other incidents), with what was done in its
 * labels; `detectable.<family>`, the ratio from which a fall can be shown; `against`, the change of families of which
 * something was done over that of families of which nothing was, with `against.done` and `against.left`; `since.<family>`,
 * incidents since its oldest open item was noted, `open.<family>` seconds ago; counts `items`, `.in_families`, `.done`, `.undated`,
 * `families.with_items`, `.open`, `.recurred`, `.judged`, `.held`. `rows` of the finding are the families with things to do open.
 *
 * Items that do nothing, noted after bursts of a week: fewer families than the level allows are said to have held, also
 * where everything falls by half.
 *
 * @param rows as {@link learningRows} reads them.
 *
 * @example
 * ```ts
 * import { learningFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const day = (n: number) => new Date(Date.UTC(2025, 9, 1 + n)).toISOString();
 * const incident = (n: number, familyId: string | null) => ({
 *   ...{ incidentId: `${familyId}-${n}`, startedAt: day(n), familyId, family: familyId },
 * });
 * const rows = [
 *   ...Array.from({ length: 40 }, (_, n) => incident(4 * n, "pool")), // until the pool was enlarged
 *   ...Array.from({ length: 120 }, (_, n) => incident(3 * n, null)),
 * ];
 * const done = { itemId: "LRK-7", title: "Enlarge the pool", status: "done", familyId: "pool" };
 * const items = [{ ...done, incidentAt: day(60), createdAt: day(62), completedAt: day(160) }];
 * const { terms } = learningFinding(rows, { period: parsePeriod("2026-Q3"), items });
 * const held = terms.find(({ term }) => term === "held.pool");
 * assert.ok((held?.estimate ?? 1) < 0.1 && (held?.qValue ?? 1) < 0.01);
 * ```
 */
export function learningFinding(rows: Rows<LearningRow>, options: LearningOptions): Finding<OpenFamily> {
  const settings = settingsOf(options);
  const scene = sceneOf(rows, settings);
  const open = openFamilies(scene);
  const held = heldOf(scene, settings);
  const against = againstOf(scene, settings);
  const tested = adjustTerms([...held.terms, ...against.terms]);
  const hypotheses = tested.filter(({ qValue }) => typeof qValue === "number").length;
  const finding: Finding<OpenFamily> = {
    name: "learning",
    question: "Did the lesson hold?",
    method: methodOf(hypotheses, scene.all.length, settings),
    period: settings.period,
    against: null,
    query: rows.query ?? null,
    terms: [...itemTerms(scene, settings), ...openTerms(scene, open), ...tested],
    rows: open,
    skipped: [...held.skipped, ...against.skipped],
    warnings: [],
  };
  const judged = heldTermsOf(finding);
  const holding = judged.filter((term) => isHeld(term, finding)).length;
  const counts = [
    countTerm("families.judged", judged.length, scene.families.length),
    countTerm("families.held", holding, judged.length),
  ];
  return { ...finding, terms: [...counts, ...finding.terms] };
}
