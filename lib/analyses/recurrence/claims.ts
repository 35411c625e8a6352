import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import { searchedClaim } from "../../model/searched_claim.ts";
import { passes } from "./_evidence.ts";
import {
  changeSentence,
  evidenceSentence,
  familyOf,
  isMore,
  isSilence,
  stableSentence,
} from "./_sentences.ts";

const most = 3;
/** Share of incidents in one family from which families tell nothing apart. */
const nearlyAll = 0.8;

function isUnstable({ labels }: Term): boolean {
  return labels?.unstable !== undefined;
}

/**
 * Families whose rate or silence passed: those first whose members are certain; of them rates, because an old silence is
 * no news; then the surest.
 */
function changedOf(finding: Finding<object>): Term[] {
  return finding.terms
    .filter((term) => term.labels?.family_id !== undefined && passes(term, finding))
    .sort((a, b) =>
      Number(isUnstable(a)) - Number(isUnstable(b)) || Number(isSilence(a)) - Number(isSilence(b)) ||
      (a.pValue ?? 1) - (b.pValue ?? 1)
    );
}

function changeClaims(finding: Finding<object>, changed: readonly Term[]): Claim[] {
  const strength = "finding";
  return changed.slice(0, most).flatMap((term, index) => [
    claimOf(finding, {
      id: index === 0 ? "recurrence.change" : `recurrence.change.also.${index}`,
      ...changeSentence(finding, term),
      strength,
      role: index === 0 ? "headline" : "support",
    }),
    claimOf(finding, {
      id: `recurrence.change.evidence.${index + 1}`,
      ...evidenceSentence(term),
      strength,
      role: "support",
    }),
  ]);
}

function headlineWithoutFamilies(finding: Finding<object>): Claim {
  const parts = { id: "recurrence.change", role: "headline" } as const;
  const share = termOf(finding, "repeats.period");
  const stable = termOf(finding, "repeats.stable");
  if (!termOf(finding, "families.known")?.estimate) {
    return contextOf(finding, {
      ...parts,
      text: "No family of incidents is known up to {period}",
      values: { period: bindPeriod(finding) },
    });
  }
  if (!share || share.estimate === null) {
    return contextOf(finding, {
      ...parts,
      text: "In {period} no incident is known whose family could be told",
      values: { period: bindPeriod(finding) },
    });
  }
  if (termOf(finding, "families.known")?.estimate === 1) {
    return contextOf(finding, {
      ...parts,
      text: "Only one family of incidents is known up to {period}: what comes back cannot be told apart",
      values: { period: bindPeriod(finding) },
    });
  }
  const largest = termOf(finding, "families.largest");
  if ((largest?.estimate ?? 0) >= nearlyAll * (largest?.n ?? 1)) {
    return contextOf(finding, {
      ...parts,
      text: "Nearly all incidents up to {period} are in one family: what comes back cannot be told apart",
      values: { period: bindPeriod(finding) },
    });
  }
  const values = { share: bindTerm(share) };
  if (stable && passes(stable, finding)) {
    const more = isMore(stable);
    return claimOf(finding, {
      ...parts,
      text: `{share} of incidents repeat a known family, ${more ? "more" : "less"} than a stable pace gives`,
      values,
      strength: "finding",
      direction: more ? "up" : "down",
    });
  }
  return claimOf(finding, {
    ...parts,
    text: "{share} of incidents repeat a known family; no family's change passed its test",
    values,
    strength: "no-evidence",
    direction: "none",
  });
}

function backClaims(finding: Finding<object>): Claim[] {
  const [known, back, first] = ["families.known", "families.back", "families.new"]
    .map((name) => termOf(finding, name));
  if (!known?.estimate || !back || !first) return [];
  const gaps = finding.terms.filter(({ term }) => term.startsWith("gap."));
  const longest = gaps.reduce<Term | null>(
    (best, term) => best === null || (term.estimate ?? 0) > (best.estimate ?? 0) ? term : best,
    null,
  );
  return [
    contextOf(finding, {
      id: "recurrence.back",
      text: `Of {known} known families {back} came back in {period}, and ${
        first.estimate === 0 ? "none" : "{first}"
      } came for the first time.`,
      values: {
        known: bindTerm(known),
        back: bindTerm(back),
        ...(first.estimate === 0 ? {} : { first: bindTerm(first) }),
        period: bindPeriod(finding),
      },
      role: "support",
    }),
    ...(longest === null ? [] : [contextOf(finding, {
      id: "recurrence.gap",
      text: "Longest away before it came back: {family}, {gap}.",
      values: { family: familyOf(longest), gap: bindTerm(longest) },
      role: "support",
    })]),
  ];
}

function shareClaims(finding: Finding<object>): Claim[] {
  const [now, before, stable] = ["period", "against", "stable"]
    .map((span) => termOf(finding, `repeats.${span}`));
  if (!now || now.estimate === null) return [];
  const told = { now: bindTerm(now), n: counted(now.n, now.term) };
  const hasBefore = before !== undefined && before.estimate !== null;
  const text = "Share that repeats a known family: {now} ({now.interval}; n = {n})";
  const share = contextOf(finding, {
    id: "recurrence.repeats",
    text: hasBefore ? `${text}; {before} before ({before.interval}).` : `${text}.`,
    values: hasBefore ? { ...told, before: bindTerm(before) } : told,
    role: "support",
  });
  if (!stable) return [share];
  const passed = passes(stable, finding);
  return [
    share,
    claimOf(finding, {
      id: "recurrence.stable",
      ...stableSentence(stable, passed),
      strength: passed ? "finding" : "no-evidence",
      role: "support",
    }),
  ];
}

function searched(finding: Finding<object>, passed: number): Claim[] {
  const tested = finding.method.hypotheses;
  if (tested === 0) return [];
  return [searchedClaim(finding, {
    id: "recurrence.searched",
    what: "{tested} tests of families' rates, silences and repeats",
    why: "could not be made",
    values: {
      tested: counted(tested, finding.name),
      passed: counted(passed, finding.name),
      thin: counted(finding.skipped.length, finding.name),
    },
  })];
}

function caveatOf(finding: Finding<object>, changed: readonly Term[]): Claim {
  const caveat = { id: "recurrence.caveat", role: "caveat" } as const;
  const told = changed.slice(0, most);
  const unstable = told.filter(isUnstable).length;
  if (unstable > 0) {
    return contextOf(finding, {
      ...caveat,
      text:
        "{unstable} of {told} changes told here are of unstable families: which incidents belong to them is uncertain.",
      values: { unstable: counted(unstable, finding.name), told: counted(told.length, finding.name) },
    });
  }
  if (told.some(isSilence)) {
    return contextOf(finding, {
      ...caveat,
      text:
        "A family that stays away may be cured, told in other words or no longer reported: the data do not say.",
      values: {},
    });
  }
  const thin = termOf(finding, "incidents.too_thin");
  if (!thin?.estimate) {
    return contextOf(finding, {
      ...caveat,
      text: "Families are found in texts: what is told in the same words is one family here.",
      values: {},
    });
  }
  return contextOf(finding, {
    ...caveat,
    text:
      "The family of {thin} of {n} incidents cannot be told, for want of words or of a search: they are in no share.",
    values: { thin: bindTerm(thin), n: counted(thin.n, thin.term) },
  });
}

function definitionClaims(finding: Finding<object>): Claim[] {
  const definition = { values: {}, role: "definition" } as const;
  return [
    contextOf(finding, {
      ...definition,
      id: "recurrence.definition",
      text: "An incident repeats its family when the family had an incident before it, in all that is known.",
    }),
    contextOf(finding, {
      ...definition,
      id: "recurrence.definition.silence",
      text:
        "A family is quiet for longer than chance leaves when its own weeks, in any other order, would seldom end so.",
    }),
  ];
}

/**
 * Which families came back, which stay away, and whether more of it is repetition.
 *
 * @returns one headline; its evidence, what came back and the share of repeats as support; a caveat; definitions.
 *
 * @example
 * ```ts
 * import { parsePeriod, recurrenceClaims, recurrenceFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = recurrenceFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.match(recurrenceClaims(finding)[0]?.text ?? "", /^No family of incidents is known/);
 * ```
 */
export function recurrenceClaims(finding: Finding<object>): Claim[] {
  const changed = changedOf(finding);
  const passed = finding.terms.filter((term) => passes(term, finding)).length;
  return [
    ...(changed.length > 0 ? changeClaims(finding, changed) : [headlineWithoutFamilies(finding)]),
    ...backClaims(finding),
    ...shareClaims(finding),
    ...searched(finding, passed),
    caveatOf(finding, changed),
    ...definitionClaims(finding),
  ];
}
