import { wayOf } from "./_direction_words.ts";
import type { Clause, Sentence } from "../_sentence.ts";
import { weighWords } from "./_weigh_words.ts";

function moves({ tokens }: Clause): boolean {
  return tokens.some(({ word, quotedFrom }) =>
    !word.startsWith("{") && quotedFrom.size === 0 && wayOf(word) !== undefined
  );
}

/**
 * What a sentence says comes from its claims: most of its content words are theirs or the trade's, and where something
 * moves, all are: "availability improved" needs a claim that speaks of availability.
 */
export function checkGround({ bare, cited, clauses }: Sentence): string[] {
  const { known, strange } = weighWords(bare, cited);
  const foreign = clauses.some((clause) => moves(clause) && weighWords(clause.text, cited).strange > 0);
  return foreign || (strange > 1 && strange >= known) ? ["it speaks of what its claims do not"] : [];
}
