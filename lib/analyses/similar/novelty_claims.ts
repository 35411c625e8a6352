import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import type { JudgedIncident } from "./judged.ts";
import { periodClaims } from "./_period_claims.ts";

type Novelty = Finding<JudgedIncident>;

function headlineOf(finding: Novelty): Claim {
  const parts = { id: "novelty", role: "headline" } as const;
  const count = termOf(finding, "new.count");
  const all = termOf(finding, "called_new.all.conformal");
  if (count && count.n > 0) {
    return contextOf(finding, {
      ...parts,
      text: `{new} of {n} incidents in {period} ${count.estimate === 1 ? "was" : "were"} like nothing before`,
      values: { new: bindTerm(count), n: counted(count.n, count.term), period: bindPeriod(finding) },
    });
  }
  if (count) {
    return contextOf(finding, {
      ...parts,
      text: "Whether incidents in {period} were like nothing before cannot be told",
      values: { period: bindPeriod(finding) },
    });
  }
  if (!all || all.estimate === null) {
    const text = "Whether incidents are of a new kind cannot be told yet";
    return contextOf(finding, { ...parts, text, values: {} });
  }
  return contextOf(finding, {
    ...parts,
    text: "{share} of the latest {n} incidents were like nothing before",
    values: { share: bindTerm(all), n: counted(all.n, all.term) },
  });
}

/** Coverage and recall of one way to judge, in one sentence. */
function rateClaims(finding: Novelty, method: "conformal" | "rule", opening: string): Claim[] {
  const coverage = termOf(finding, `coverage.${method}`);
  const alone = termOf(finding, `called_new.no_family.${method}`);
  if (!coverage || coverage.estimate === null) return [];
  const known = { coverage: bindTerm(coverage), n: counted(coverage.n, coverage.term) };
  const first = `${opening} {coverage} of {n} incidents of known families known ({coverage.interval})`;
  if (!alone || alone.estimate === null) {
    return [contextOf(finding, {
      id: `novelty.${method}`,
      text: `${first}.`,
      values: known,
      role: "support",
    })];
  }
  return [contextOf(finding, {
    id: `novelty.${method}`,
    text: `${first}, and {alone} of {m} in no family new ({alone.interval}).`,
    values: { ...known, alone: bindTerm(alone), m: counted(alone.n, alone.term) },
    role: "support",
  })];
}

function caveatOf(finding: Novelty): Claim {
  const parts = { id: "novelty.caveat", role: "caveat" } as const;
  const unjudged = termOf(finding, "not_judged");
  if (!unjudged?.estimate) {
    return contextOf(finding, {
      ...parts,
      text: "Families are those known today; a family nobody has recognised yet counts as none.",
      values: {},
    });
  }
  return contextOf(finding, {
    ...parts,
    text: `{unjudged} of {n} incidents ${
      unjudged.estimate === 1 ? "was" : "were"
    } not judged: too few words, words of their own, or too little before.`,
    values: { unjudged: bindTerm(unjudged), n: counted(unjudged.n, unjudged.term) },
  });
}

/**
 * How many incidents were like nothing before, and how far that can be trusted.
 *
 * @returns how many as headline; as support the share in both periods, which stand out, and coverage of the calibrated
 * judgement and of the rule of thumb; a caveat; definitions.
 *
 * @example
 * ```ts
 * import { noveltyClaims, noveltyFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.match(noveltyClaims(noveltyFinding([]))[0]?.text ?? "", /cannot be told/);
 * ```
 */
export function noveltyClaims(finding: Finding<JudgedIncident>): Claim[] {
  const asked = termOf(finding, "coverage.asked");
  return [
    headlineOf(finding),
    ...periodClaims(finding),
    ...rateClaims(
      finding,
      "conformal",
      "Held against the families of today, the calibrated judgement called",
    ),
    ...rateClaims(finding, "rule", "Held against the same, the rule of thumb called"),
    caveatOf(finding),
    contextOf(finding, {
      id: "novelty.definition",
      text:
        "New: farther from every known family than {asked} of incidents of known families are from theirs.",
      values: { asked: { value: asked?.estimate ?? null, unit: "share", term: "coverage.asked" } },
      role: "definition",
    }),
    contextOf(finding, {
      id: "novelty.definition.rule",
      text:
        "Rule of thumb: new where the kind of the nearest earlier incident did not come in the last month.",
      values: {},
      role: "definition",
    }),
  ];
}
