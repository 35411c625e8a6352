import type { Claim } from "../model/claim.ts";
import type { Chapter, NarrativeChapter, NarrativeSentence } from "../model/narrative.ts";
import { renderClaim } from "../model/render_claim.ts";
import { cleanName } from "./clean_name.ts";
import { endSentence } from "./_end_sentence.ts";
import { evidencePairs, joinEvidence } from "./_evidence_pairs.ts";
import { joinNames } from "./_join_names.ts";
import { qualifiedText } from "./_placeholder.ts";

const strengths = ["finding", "no-evidence", "context"] as const;
const roles = ["headline", "support", "caveat", "definition"] as const;

/** Findings, then what could not be told, then context; definitions close the chapter. */
function part({ strength, role }: Claim): number {
  return role === "definition" ? strengths.length : strengths.indexOf(strength);
}

/** Within a part, what rests on one finding stays together, its headline first. */
function inOrder(claims: readonly Claim[]): Claim[] {
  const findings = [...new Set(claims.map(({ finding }) => finding))];
  const rank = (claim: Claim) =>
    (part(claim) * findings.length + findings.indexOf(claim.finding)) * roles.length +
    roles.indexOf(claim.role);
  return claims.toSorted((a, b) => rank(a) - rank(b));
}

/** Two text claims that say the same become one sentence that cites both. */
function withoutRepetition(sentences: readonly NarrativeSentence[]): NarrativeSentence[] {
  return [...Map.groupBy(sentences, ({ text }) => text).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, citations: [first, ...others].flatMap(({ citations }) => citations) }] : []
  );
}

function sentenceOf(claim: Claim): NarrativeSentence {
  return {
    text: endSentence(renderClaim(claim, cleanName)),
    template: endSentence(qualifiedText(claim)),
    citations: [claim.id],
  };
}

function sentencesOf(claims: readonly Claim[]): NarrativeSentence[] {
  const ordered = inOrder(claims);
  const pairs = evidencePairs(ordered);
  const joined = new Set(pairs.values());
  const alike = Map.groupBy(
    ordered.filter((claim) => !joined.has(claim)),
    (claim) => pairs.has(claim) ? claim.id : `${claim.strength} ${claim.role} ${claim.text}`,
  );
  const told = (claim: Claim) => {
    const evidence = pairs.get(claim);
    return evidence ? joinEvidence(claim, evidence) : sentenceOf(claim);
  };
  return withoutRepetition([...alike.values()].flatMap((group) => joinNames(group) ?? group.map(told)));
}

/** The offline text of one chapter. */
export function offlineChapter({ title, claims }: Chapter): NarrativeChapter {
  const none = "There is nothing to tell here: the data gave no claim.";
  const sentences = claims.length > 0 ? sentencesOf(claims) : [{ text: none, template: none, citations: [] }];
  return { title, writer: "offline", sentences };
}
