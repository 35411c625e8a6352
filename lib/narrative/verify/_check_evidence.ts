import { hedge, isOpen } from "./_hedge.ts";
import { qualifiedText } from "../_placeholder.ts";
import { proofsIn } from "./_proof.ts";
import type { Clause, Sentence } from "../_sentence.ts";

function quotesWholly(clause: Clause): boolean {
  return clause.claims.some((claim) => {
    const own = qualifiedText(claim).match(/\{[^{}]*\}|[\p{L}]+(?:['’][\p{L}]+)*/gu) ?? [];
    return clause.text.includes(
      own.map((word) => word.startsWith("{") ? word : word.toLowerCase()).join(" "),
    );
  });
}

function isHedged(clause: Clause): boolean {
  return clause.text.search(hedge) >= 0 || quotesWholly(clause);
}

/** A sentence on claims without evidence says so; beside a finding, each clause says so for itself. */
function checkOpen({ cited, clauses }: Sentence): string[] {
  const open = clauses.filter(isOpen);
  if (open.length === 0) return [];
  const mixed = cited.some(({ strength }) => strength === "finding");
  const hedged = mixed ? open.every(isHedged) : open.some(isHedged);
  return hedged ? [] : ["it makes an effect of a claim without evidence"];
}

function checkProof(clause: Clause): string[] {
  return proofsIn(clause).map((found) => `"${found}" would prove that nothing changed`);
}

/** Claims without evidence become neither effects nor proof of no effect. */
export function checkEvidence(sentence: Sentence): string[] {
  return [...checkOpen(sentence), ...sentence.clauses.flatMap(checkProof)];
}
