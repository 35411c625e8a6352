import type { Skipped, Term } from "../../model/finding.ts";
import type { CauseCategory } from "../../model/taxonomy.ts";
import { wilsonEnds } from "../../stats/share_interval.ts";
import { type Classifier, probabilitiesOf } from "./_classifier.ts";
import { isLabelled, type Known, type Labelled } from "./_known.ts";
import { isInPanel } from "../../model/label_panel.ts";

/** Fewest random labels from which the errors of guesses are told. */
export const fewestRandom = 20;

/** Shares of the categories, or why there are none. */
export interface Shares {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
}

/** Two half errors that were not seen: so that a category no random label has is not held to be impossible. */
const unseen = [0.5, -0.5];

/**
 * The share of a category: the mean of its probability over all incidents, put right by the mean error of that
 * probability over incidents labelled at random (prediction-powered inference, Angelopoulos et al. 2023,
 * doi:10.1126/science.adi6000). However bad the guesses, the interval carries their errors.
 */
function shareOf(guessed: readonly number[], errors: readonly number[], confidence: number) {
  const estimate = Math.min(1, Math.max(0, mean(guessed) + mean(errors)));
  const spread = variance(guessed) / guessed.length + variance([...errors, ...unseen]) / errors.length;
  const inner = Math.min(1 - 0.5 / errors.length, Math.max(0.5 / errors.length, estimate));
  const [confLow, confHigh] = wilsonEnds(estimate, inner * (1 - inner) / spread, confidence);
  return { estimate, confLow, confHigh };
}

/** Shares of the categories among incidents, from guesses about all and labels of some drawn at random. */
export function sharesOf(
  incidents: readonly Known[],
  labelled: readonly Labelled[],
  classifier: Classifier,
  confidence: number,
): Shares {
  const { categories, outOfFold } = classifier;
  const own = new Set(incidents);
  const random = [...labelled.keys()].filter((at) => isInPanel((labelled[at] as Labelled).row.incidentId));
  const inside = random.filter((at) => own.has(labelled[at] as Labelled));
  const panel = inside.length >= fewestRandom ? inside : random;
  if (incidents.length === 0 || panel.length < fewestRandom) {
    const reason = incidents.length === 0
      ? "no incident started in the period"
      : `${panel.length} incidents drawn at random have a label: shares of all incidents need ${fewestRandom}`;
    return { terms: [], skipped: [{ term: "share", n: panel.length, reason }] };
  }
  const place = new Map(labelled.map((one, at) => [one.row.incidentId, at]));
  const k = categories.length;
  // Of a labelled incident what a fit without it says: its own label must not speak for the guess.
  const open = incidents.filter((one) => !isLabelled(one));
  const guessed = new Map(open.map((one, at) => [one, at]));
  const fresh = probabilitiesOf(classifier, open.map(({ features }) => features));
  const probability = (one: Known, category: number) => {
    const at = guessed.get(one);
    return at === undefined
      ? outOfFold[(place.get(one.row.incidentId) ?? 0) * k + category] ?? 0
      : fresh[at * k + category] ?? 0;
  };
  const terms = categories.map(({ name }: CauseCategory, category): Term => {
    const errors = panel.map((at) =>
      (labelled[at]?.category === category ? 1 : 0) - (outOfFold[at * k + category] ?? 0)
    );
    return {
      term: `share.${name}`,
      n: panel.length,
      ...shareOf(incidents.map((one) => probability(one, category)), errors, confidence),
      unit: "share",
      labels: { category: name, incidents: `${incidents.length}`, from: panel === inside ? "period" : "all" },
    };
  });
  return { terms, skipped: [] };
}
