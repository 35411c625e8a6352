import { wordsOf } from "../../text/words_of.ts";
import type { History, Told } from "./_history.ts";
import type { SimilarRow } from "./rows.ts";

/** Why an incident is among the nearest. */
export interface Reasons {
  /** Words both have, as the past incident writes them, the telling ones first; at most five. */
  readonly sharedTerms: readonly string[];
  /** Services both name. */
  readonly sharedServices: readonly string[];
  /** Alert rules that fired in both. */
  readonly sharedRules: readonly string[];
  /** Kinds of change that came in the day before both. */
  readonly sharedChangeKinds: readonly string[];
}

const mostTerms = 5;

/** How a text writes the words that have these stems. */
function surfacesOf(text: string): ReadonlyMap<string, string> {
  const surfaces = new Map<string, string>();
  for (const run of text.split(/[^\p{L}\p{M}\p{N}_'’]+/u)) {
    const stems = wordsOf(run);
    for (const stem of stems) {
      const surface = stems.length === 1 ? run.replace(/^['’]+|['’]+$/gu, "").toLowerCase() : stem;
      if (!surfaces.has(stem)) surfaces.set(stem, surface);
    }
  }
  return surfaces;
}

function both(one: readonly string[], other: readonly string[]): string[] {
  return one.filter((name) => other.includes(name));
}

/** Finds what the incident at hand shares with a past one. */
export function reasonsOf(
  history: History,
  asked: Pick<SimilarRow, "services" | "rules" | "changeKinds"> & Pick<Told, "telling">,
  row: number,
): Reasons {
  const past = history.rows[row] as SimilarRow;
  const { title, body } = (history.told[row] as Told).telling;
  const surfaces = surfacesOf(`${title}\n${body}`);
  return {
    sharedTerms: history.index.sharedStems(asked.telling, row).slice(0, mostTerms)
      .map((stem) => surfaces.get(stem) ?? stem),
    sharedServices: both(past.services, asked.services),
    sharedRules: both(past.rules, asked.rules),
    sharedChangeKinds: both(past.changeKinds, asked.changeKinds),
  };
}
