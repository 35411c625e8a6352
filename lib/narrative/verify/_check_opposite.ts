import { wayOf } from "./_direction_words.ts";
import type { Clause, Sentence, Token } from "../_sentence.ts";

const opposites = { up: "down", down: "up" } as const;

/** Whether a finding of the clause moved the other way, and none moved this way. */
function isOpposite({ word, quotedFrom }: Token, { claims }: Clause): boolean {
  const way = word.startsWith("{") || quotedFrom.size > 0 ? undefined : wayOf(word);
  if (way === undefined || way === "any") return false;
  const directions = claims.filter(({ strength }) => strength === "finding").map(({ direction }) =>
    direction
  );
  return directions.includes(opposites[way]) && !directions.includes(way);
}

/** No word of direction says the opposite of a finding. */
export function checkOpposite({ clauses }: Sentence): string[] {
  return clauses.flatMap((clause) =>
    clause.tokens.filter((token) => isOpposite(token, clause)).map(({ word }) =>
      `"${word}" says the opposite of its claim`
    )
  );
}
