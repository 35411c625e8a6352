import type { Claim } from "../../model/claim.ts";
import { isJudgement, type Way, wayOf } from "./_direction_words.ts";
import type { Clause, Sentence, Token } from "../_sentence.ts";

/** Less is better for times and counts; a share may be better either way, so its claim must say so itself. */
function judges(word: string, claim: Claim): boolean {
  return isJudgement(word) &&
    Object.values(claim.values).some(({ unit }) => unit === "share" || unit === "points" || unit === "ratio");
}

function agrees(word: string, way: Way, claim: Claim): boolean {
  if (claim.strength !== "finding" || judges(word, claim)) return false;
  return way === "any" ? claim.direction !== "none" : claim.direction === way;
}

/** A hedge may speak of change: "whether it changed could not be told". */
function isHedged(way: Way, clause: Clause): boolean {
  return way === "any" && clause.claims.every(({ strength }) => strength === "no-evidence");
}

function checkWord(token: Token, clause: Clause): string[] {
  const way = token.word.startsWith("{") ? undefined : wayOf(token.word);
  if (
    way === undefined || clause.claims.some(({ id }) => token.quotedFrom.has(id)) || isHedged(way, clause)
  ) return [];
  const against = clause.claims.find((claim) => !agrees(token.word, way, claim));
  if (!against && clause.claims.length > 0) return [];
  return [
    against?.strength === "finding"
      ? `"${token.word}" does not agree with the direction of its claim`
      : `"${token.word}" tells of a change where no claim is a finding`,
  ];
}

/** Words of direction stand only where a finding moved that way, clause by clause. */
export function checkDirections({ clauses }: Sentence): string[] {
  return clauses.flatMap((clause) => clause.tokens.flatMap((token) => checkWord(token, clause)));
}
