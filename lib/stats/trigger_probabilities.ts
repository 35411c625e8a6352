import type { TriggerModel } from "./learn_triggers.ts";

/** What a case is owed to. */
export interface TriggerProbabilities {
  /** Of every trigger, in the order given, 0 to 1. */
  readonly each: readonly number[];
  /** That it would have come without any of them, 0 to 1; adds up to 1 with all others. */
  readonly none: number;
}

/**
 * The probability of every trigger before a case to have brought it, and of none: what each adds to the usual rate, over
 * all of it (stochastic declustering: Zhuang, Ogata and Vere-Jones 2002, doi:10.1198/016214502760046925).
 *
 * @param model as {@link learnTriggers} returns it.
 * @param codes of the triggers before the case: `kind * bins + bin`.
 *
 * @example
 * ```ts
 * import { triggerProbabilities } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const model = { density: [1], excess: [2, 1], support: [1, 1], ratios: [2, 1] };
 * assert.deepEqual(triggerProbabilities(model, [0, 1]), { each: [0.5, 0.25], none: 0.25 });
 * assert.deepEqual(triggerProbabilities(model, []), { each: [], none: 1 });
 * ```
 */
export function triggerProbabilities(
  { ratios }: TriggerModel,
  codes: readonly number[],
): TriggerProbabilities {
  const added = codes.map((code) => ratios[code] ?? 0);
  const whole = 1 + added.reduce((sum, one) => sum + one, 0);
  return { each: added.map((one) => one / whole), none: 1 / whole };
}
