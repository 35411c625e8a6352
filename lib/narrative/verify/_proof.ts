import { hedge } from "./_hedge.ts";
import type { Clause } from "../_sentence.ts";

const proof = new RegExp(
  "\\b(?:unchanged|unaffected|unaltered|stable|stability|steady|flat|constant|identical|same|equal|equally|" +
    "static|consistent|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|kept|held|prov(?:e|es|ed|en|ing)|proofs?|confirm\\w*|" +
    "guarantee\\w*|certain\\w*|verif\\w*|rul(?:es?|ed|ing) out|exclud\\w*|harmless|similar|similarly|comparable|alike|as before|in line|on par)\\b" +
    "|\\bno (?:\\w+ )?(?:effects?|impacts?|differences?|changes?|shifts?|trends?|patterns?|improvements?|influences?)\\b" +
    "|\\b(?:did|does|do|has|have|had|was|were|is|are) not (?:chang|differ|rise|risen|fall|improv|worsen|increas|decreas|" +
    "mov|shift|affect|gr[eo]w|slow|var|drop)\\w*",
  "g",
);

/** What in a clause says that nothing changed, beyond what it quotes. */
export function proofsIn({ text, tokens }: Clause): string[] {
  const found = text.replaceAll(hedge, " … ").match(proof) ?? [];
  return found.filter((phrase) => {
    const first = phrase.split(" ")[0];
    return !tokens.some(({ word, quotedFrom }) => word === first && quotedFrom.size > 0);
  });
}
