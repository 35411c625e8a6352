import { qualifiedText } from "./_placeholder.ts";
import type { Clause, Sentence } from "./_sentence.ts";

/** Ways of saying that the data do not tell. */
const hedge = new RegExp(
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

const proof = new RegExp(
  "\\b(?:unchanged|unaffected|unaltered|stable|stability|steady|flat|constant|identical|same|equal|equally|" +
    "static|consistent|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|kept|held|prov(?:e|es|ed|en|ing)|proofs?|confirm\\w*|" +
    "guarantee\\w*|certain\\w*|verif\\w*|rul(?:es?|ed|ing) out|exclud\\w*|harmless|similar|similarly|comparable|alike|as before|in line|on par)\\b" +
    "|\\bno (?:\\w+ )?(?:effects?|impacts?|differences?|changes?|shifts?|trends?|patterns?|improvements?|influences?)\\b" +
    "|\\b(?:did|does|do|has|have|had|was|were|is|are) not (?:chang|differ|rise|risen|fall|improv|worsen|increas|decreas|" +
    "mov|shift|affect|gr[eo]w|slow|var|drop)\\w*",
  "g",
);

const negation =
  /^(?:no|not|never|neither|nor|cannot|without|hardly|barely|scarcely|nowhere|un(?:resolved|true)|false|\w+n['’]t)$/;

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

function isOpen(clause: Clause): boolean {
  return clause.claims.some(({ strength }) => strength === "no-evidence");
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
  const rest = clause.text.replaceAll(hedge, " … ");
  const words = rest.match(proof) ?? [];
  const fresh = words.filter((found) => {
    const first = found.split(" ")[0];
    return !clause.tokens.some(({ word, quotedFrom }) => word === first && quotedFrom.size > 0);
  });
  return fresh.map((found) => `"${found}" would prove that nothing changed`);
}

function checkNegation(clause: Clause): string[] {
  const found = clause.tokens.filter(({ word }) => negation.test(word));
  const fresh = found.filter(({ quotedFrom }) => quotedFrom.size === 0);
  if (!isOpen(clause)) return fresh.map(({ word }) => `"${word}" denies what its claim says`);
  const rest = clause.text.replaceAll(hedge, " … ");
  const left = fresh.filter(({ word }) => rest.split(" ").includes(word));
  return left.map(({ word }) => `"${word}" denies what its claim says`);
}

/** Claims without evidence become neither effects nor proof of no effect, and no claim is denied. */
export function checkEvidence(sentence: Sentence): string[] {
  return [
    ...checkOpen(sentence),
    ...sentence.clauses.flatMap((clause) => [...checkProof(clause), ...checkNegation(clause)]),
  ];
}
