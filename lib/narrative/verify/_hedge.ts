import type { Clause } from "../_sentence.ts";

/** Ways of saying that the data do not tell. */
export const hedge = new RegExp(
  "\\bno (?:\\w+ )?(?:evidence|sign|conclusion|verdict)\\b" +
    "|\\b(?:cannot|can't|can not|could not|couldn't) (?:yet )?(?:be )?(?:told?|tell|shown?|say|said|established|" +
    "distinguished|judged|separated|settled?|decided?)\\b" +
    "|\\b(?:do|does|did) not (?:show|establish|settle|tell|support|suffice|allow|distinguish)\\b" +
    "|\\bno (?:\\w+ )?(?:change|difference|shift|trend|pattern)\\b.*\\b(?:can|could) be (?:told|shown|established|" +
    "distinguished|separated)\\b" +
    "|\\btoo (?:few|little|thin|small|short)\\b|\\bnot enough\\b|\\binsufficient\\b|\\binconclusive\\b" +
    "|\\b(?:is|are|remains?|stays?) (?:still )?(?:open|unclear|unknown|undecided)\\b",
  "g",
);

/** Whether a clause rests on a claim without evidence. */
export function isOpen(clause: Clause): boolean {
  return clause.claims.some(({ strength }) => strength === "no-evidence");
}
