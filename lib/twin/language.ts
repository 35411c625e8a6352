import type { Random } from "../stats/random.ts";
import { pick } from "./_draw.ts";
import { hashOf } from "./_hash.ts";

/**
 * Which half of all wordings a company speaks: `tune` to build on, `held` to measure on, which share no wording; with
 * `all` each incident is told in one half or the other.
 */
export type Language = "tune" | "held" | "all";

/** One half of all wordings. */
export type Half = Exclude<Language, "all">;

/** The half a wording or pattern belongs to: by the hash of its text, so that no change of a list moves another. */
export function halfOf(wording: string): Half {
  return hashOf(wording) % 2 === 0 ? "tune" : "held";
}

const split = new WeakMap<readonly string[], Readonly<Record<Half, readonly string[]>>>();

/** The wordings of a list that belong to a half. */
export function wordingsIn(wordings: readonly string[], half: Half): readonly string[] {
  const known = split.get(wordings);
  if (known) return known[half];
  const halves = {
    tune: wordings.filter((wording) => halfOf(wording) === "tune"),
    held: wordings.filter((wording) => halfOf(wording) === "held"),
  };
  split.set(wordings, halves);
  return halves[half];
}

/** Draws a wording of a half. */
export function choose(wordings: readonly string[], half: Half, random: Random): string {
  return pick(wordingsIn(wordings, half), random);
}
