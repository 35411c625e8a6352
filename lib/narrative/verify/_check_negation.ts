import { hedge, isOpen } from "./_hedge.ts";
import { proofsIn } from "./_proof.ts";
import type { Clause, Sentence } from "../_sentence.ts";

const negation =
  /^(?:no|not|never|neither|nor|cannot|without|hardly|barely|scarcely|nowhere|un(?:resolved|true)|false|\w+n['’]t)$/;

/** The words of a clause without what says that the data do not tell, or, which is refused for itself, that nothing changed. */
function asserted(clause: Clause): readonly string[] {
  const rest = clause.text.replaceAll(hedge, " … ");
  return proofsIn(clause).reduce((left, proof) => left.replaceAll(proof, " … "), rest).split(" ");
}

function denials(clause: Clause): string[] {
  const found = clause.tokens.filter(({ word }) => negation.test(word));
  const fresh = found.filter(({ quotedFrom }) => quotedFrom.size === 0);
  const words = isOpen(clause) ? asserted(clause) : null;
  const left = fresh.filter(({ word }) => words === null || words.includes(word));
  return left.map(({ word }) => `"${word}" denies what its claim says`);
}

/** No claim is denied. */
export function checkNegation({ clauses }: Sentence): string[] {
  return clauses.flatMap(denials);
}
