import { quantile } from "../../stats/quantile.ts";
import { type Step, stepContrastTest } from "../../stats/step_contrast_test.ts";
import type { Made } from "./_held.ts";
import type { Settings } from "./options.ts";
import type { Family, Item, Scene } from "./_scene.ts";
import { stretchesOf } from "./_stretches.ts";

/** Fewest families of either kind. */
const fewest = 3;

function stepOf(family: Family, scene: Scene): Step[] {
  const { own, others, completions: [first] } = stretchesOf(family, scene);
  return first === undefined ? [] : [{ own, others, before: first.before, after: first.after }];
}

function lagsOf(items: readonly Item[]): number[] {
  return items.flatMap(({ doneAt, notedAt }) => doneAt === null ? [] : [doneAt - notedAt]);
}

/**
 * A family of which nothing is done, as if each of its items had been done as fast as half of all that were: held against those
 * of which something was done, it must have been asked as often whether enough is known before and after. Were only its first
 * item taken, the families left would be those that had kept quiet before it, and would seem to come more often since.
 */
function asIfDone(family: Family, lag: number, until: number): Family {
  return {
    ...family,
    items: family.items.map((item) => ({
      ...item,
      doneAt: item.notedAt + lag < until ? item.notedAt + lag : null,
    })),
  };
}

/**
 * What came of the families of which something was done, against those of which nothing was, at the same age of their first
 * item: bursts that led to the items fade in both.
 */
export function againstOf(scene: Scene, settings: Settings): Made {
  const withItems = scene.families.filter(({ items }) => items.length > 0);
  const isDone = ({ items }: Family) => items.some(({ doneAt }) => doneAt !== null);
  const lags = withItems.flatMap(({ items }) => lagsOf(items));
  const treated = withItems.filter(isDone).flatMap((family) => stepOf(family, scene));
  const controls = lags.length === 0 ? [] : withItems.filter((family) => !isDone(family))
    .flatMap((family) => stepOf(asIfDone(family, quantile(lags, 0.5), scene.until), scene));
  const term = "against";
  if (treated.length < fewest || controls.length < fewest) {
    const reason = `${treated.length} families of which something was done can be held against ` +
      `${controls.length} of which nothing was: it needs ${fewest} of each`;
    return { terms: [], skipped: [{ term, n: treated.length + controls.length, reason }] };
  }
  const found = stepContrastTest(treated, controls, settings);
  const labels = { done: `${treated.length}`, left: `${controls.length}` };
  const exact = { unit: "ratio", confLow: null, confHigh: null } as const;
  return {
    terms: [
      {
        term,
        unit: "ratio",
        ...found.ratio,
        statistic: found.ratio.estimate,
        pValue: found.pValue,
        labels,
      },
      { ...exact, term: "against.done", n: treated.length, estimate: found.treated },
      { ...exact, term: "against.left", n: controls.length, estimate: found.controls },
    ],
    skipped: [],
  };
}
