import { benjaminiHochberg } from "../../stats/benjamini_hochberg.ts";

/** One p among all of a search. */
export interface Searched {
  readonly pValue: number;
  /** Tests that are judged together. */
  readonly family: string;
  /** How much it counts among those of its family. */
  readonly weight: number;
}

/** Adjusted inside a family; weights are chosen before looking, and count by their share of the family's mean. */
function inside(tests: readonly Searched[]): number[] {
  const mean = tests.reduce((sum, { weight }) => sum + weight, 0) / tests.length;
  return benjaminiHochberg(tests.map(({ pValue, weight }) => Math.min(1, pValue * mean / weight)));
}

/**
 * Adjusts the p of a whole search in two steps: families are one search, each by its best test (Simes 1986), and inside
 * those that pass tests are judged at the level that is left for each (Benjamini and Bogomolov 2014,
 * doi:10.1111/rssb.12028), weighted (Genovese, Roeder and Wasserman 2006, doi:10.1093/biomet/93.3.509). In one search
 * over everything a strong family would lower the bar for all the others.
 *
 * @returns q-values in the order given.
 */
export function adjusted(tests: readonly Searched[], level: number): number[] {
  const families = [...Map.groupBy(tests.keys(), (place) => (tests[place] as Searched).family).values()];
  const own = families.map((places) => inside(places.map((place) => tests[place] as Searched)));
  const familyQ = benjaminiHochberg(own.map((qValues) => Math.min(...qValues)));
  const share = Math.max(1, familyQ.filter((q) => q <= level).length) / families.length;
  const adjusted = new Array<number>(tests.length);
  families.forEach((places, family) => {
    places.forEach((place, at) => {
      const alone = (own[family]?.[at] ?? 1) / share;
      adjusted[place] = Math.min(1, Math.max(alone, familyQ[family] ?? 1));
    });
  });
  return adjusted;
}
