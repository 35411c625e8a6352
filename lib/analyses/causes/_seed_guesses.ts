import type { Term } from "../../model/finding.ts";
import type { CauseCategory } from "../../model/taxonomy.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { keywordGuess, seedCounter } from "./_keywords.ts";
import type { Known, Labelled } from "./_known.ts";
import { isInPanel } from "../../model/label_panel.ts";

/** A share that is counted, not estimated: it is what the seed words say of these incidents, right or wrong. */
function countedShare(term: string, count: number, n: number): Term {
  const estimate = n === 0 ? null : count / n;
  return { term, n, estimate, unit: "share", confLow: estimate, confHigh: estimate };
}

/**
 * What seed words alone say where labels are too few to tell shares: the share of incidents whose words point at each
 * category, those without any seed word, and how often that was right on the labels drawn at random that there are.
 */
export function seedGuesses(
  incidents: readonly Known[],
  labelled: readonly Labelled[],
  categories: readonly CauseCategory[],
  confidence: number,
): Term[] {
  const counts = seedCounter(categories);
  const guess = ({ features }: Known) => keywordGuess(counts(features));
  const guesses = incidents.map(guess);
  const said = (category: number | null) => guesses.filter((one) => one === category).length;
  const random = labelled.filter(({ row }) => isInPanel(row.incidentId));
  const right = random.filter((one) => guess(one) === one.category).length;
  return [
    ...categories.map(({ name }, category): Term => ({
      ...countedShare(`seeds.${name}`, said(category), incidents.length),
      labels: { category: name },
    })),
    countedShare("seeds.none", said(null), incidents.length),
    ...(random.length === 0 ? [] : [
      {
        term: "seeds.right",
        ...shareInterval(right, random.length, { confidence }),
        unit: "share",
      } as const,
    ]),
  ];
}
