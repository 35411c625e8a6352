import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import { searchedClaim } from "../../model/searched_claim.ts";
import { stepClaims } from "./_step_sentences.ts";
import { isTold, unseenClaims } from "./_unseen_sentences.ts";
import { isUp, lineOf, measureOf, measureWords, passes, shiftsIn } from "./_words.ts";

const most = 3;

function sideOf(finding: Finding<object>, shift: Term, side: "earlier" | "later"): Term | undefined {
  return termOf(finding, shift.term.replace(/^shift/, side));
}

function shiftSentence(finding: Finding<object>, shift: Term): Pick<Claim, "text" | "values" | "direction"> {
  const { opening, values } = lineOf(shift);
  const [before, after] = (["earlier", "later"] as const).map((side) => sideOf(finding, shift, side));
  const direction = isUp(shift) ? "up" : "down";
  const verb = direction === "up" ? "rose" : "fell";
  if (!before || !after) throw new TypeError(`Cannot tell ${shift.term}: its levels are missing.`);
  return {
    text: `${opening} ${verb} from {before} to {after} about {at}`,
    values: {
      ...values,
      before: bindTerm(before),
      after: bindTerm(after),
      at: bindName(shift.labels?.at ?? "", shift.term),
    },
    direction,
  };
}

function evidenceSentence(shift: Term): Pick<Claim, "text" | "values" | "direction"> {
  const { opening, values } = lineOf(shift);
  return {
    text:
      `${opening}: a lasting shift of {shift} ({shift.interval}), between {from} and {until} (adjusted p {q}).`,
    values: {
      ...values,
      shift: bindTerm(shift),
      from: bindName(shift.labels?.from ?? "", shift.term),
      until: bindName(shift.labels?.until ?? "", shift.term),
      q: { value: shift.qValue ?? null, unit: "p", term: shift.term },
    },
    direction: isUp(shift) ? "up" : "down",
  };
}

function shiftClaims(finding: Finding<object>, shifts: readonly Term[]): Claim[] {
  const strength = "finding";
  return shifts.slice(0, most).flatMap((shift, index) => [
    claimOf(finding, {
      id: index === 0 ? "trend.shift" : `trend.shift.also.${index}`,
      ...shiftSentence(finding, shift),
      strength,
      role: index === 0 ? "headline" : "support",
    }),
    claimOf(finding, {
      id: `trend.shift.evidence.${index + 1}`,
      ...evidenceSentence(shift),
      strength,
      role: "support",
    }),
  ]);
}

function headlineWithoutShift(finding: Finding<object>, tested: readonly Term[]): Claim {
  const parts = { id: "trend.shift", role: "headline" } as const;
  const first = tested[0];
  if (!first) {
    return contextOf(finding, {
      ...parts,
      text: "Too few weeks of incidents are known up to {period} to tell a trend",
      values: { period: bindPeriod(finding) },
    });
  }
  const since = tested.map(({ labels }) => labels?.since ?? "").sort()[0] ?? "";
  return claimOf(finding, {
    ...parts,
    text: `No lasting shift since {since} can be told from chance: {lines} ${
      tested.length === 1 ? "line" : "lines"
    } looked at`,
    values: { since: bindName(since, first.term), lines: counted(finding.method.hypotheses, finding.name) },
    strength: "no-evidence",
    direction: "none",
  });
}

/** Where every line stands: the last three and the last twelve months that are known whole. */
function viewClaims(finding: Finding<object>): Claim[] {
  return finding.terms.filter(({ term }) => term.endsWith(".quarter") && !term.startsWith("step."))
    .flatMap((quarter): Claim[] => {
      const name = measureOf(quarter);
      if (quarter.estimate === null) return [];
      const year = termOf(finding, `${name}.year`);
      const text = `${
        measureWords[name].title
      }: {quarter} in the three months to {month} ({quarter.interval})`;
      const values = {
        quarter: bindTerm(quarter),
        month: bindName(quarter.labels?.month ?? "", quarter.term),
      };
      return [contextOf(finding, {
        id: `trend.now.${name}`,
        ...(year && year.estimate !== null
          ? { text: `${text}, {year} in the twelve.`, values: { ...values, year: bindTerm(year) } }
          : { text: `${text}.`, values }),
        role: "support",
      })];
    });
}

function searched(finding: Finding<object>): Claim[] {
  const [passed, thin] = ["lines.passed", "lines.thin"].map((name) => termOf(finding, name));
  if (finding.method.hypotheses === 0 || !passed || !thin) return [];
  return [searchedClaim(finding, {
    id: "trend.searched",
    what: "{tested} lines looked at",
    why: "had too little to look at",
    values: {
      tested: counted(finding.method.hypotheses, finding.name),
      passed: bindTerm(passed),
      thin: bindTerm(thin),
    },
  })];
}

function caveatOf(finding: Finding<object>, changed: readonly Term[]): Claim {
  const caveat = { id: "trend.caveat", role: "caveat" } as const;
  const detectable = termOf(finding, "detectable.count");
  if (
    changed.length === 0 && detectable && isTold(detectable)
  ) {
    return contextOf(finding, {
      ...caveat,
      text:
        "A lasting shift in incidents a week below {detectable} would probably stay unseen ({n} incidents).",
      values: { detectable: bindTerm(detectable), n: counted(detectable.n, detectable.term) },
    });
  }
  return contextOf(finding, {
    ...caveat,
    text: "When a level shifted is told, not why; a slow drift is told as one shift.",
    values: {},
  });
}

function typicalClaim(finding: Finding<object>): Claim[] {
  if (!finding.terms.some(({ term, unit }) => term.startsWith("duration.") && unit === "s")) return [];
  return [contextOf(finding, {
    id: "trend.typical",
    text:
      "The typical time to resolve is the geometric mean of incidents whose end is known; a median is told where it " +
      "says so, and the two may move apart.",
    values: {},
    role: "definition",
  })];
}

function definitionClaims(finding: Finding<object>): Claim[] {
  const level = termOf(finding, "level");
  return level === undefined ? [] : [contextOf(finding, {
    id: "trend.definition",
    text: "A lasting shift moves a whole level, by more than series with a memory show by chance at {level}.",
    values: { level: bindTerm(level) },
    role: "definition",
  })];
}

/**
 * What can be said about how incidents move, and what cannot.
 *
 * @returns one headline; its evidence, where every line stands, what would have stayed unseen and what is behind the
 * difference of the two periods as support; a caveat; definitions.
 *
 * @example
 * ```ts
 * import { parsePeriod, trendClaims, trendFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = trendFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.match(trendClaims(finding)[0]?.text ?? "", /^Too few weeks/);
 * ```
 */
export function trendClaims(finding: Finding<object>): Claim[] {
  const tested = shiftsIn(finding);
  const changed = tested.filter((shift) => passes(shift, finding));
  return [
    ...(changed.length > 0 ? shiftClaims(finding, changed) : [headlineWithoutShift(finding, tested)]),
    ...viewClaims(finding),
    ...unseenClaims(finding, tested.filter((shift) => !changed.includes(shift))),
    ...stepClaims(finding),
    ...searched(finding),
    caveatOf(finding, changed),
    ...definitionClaims(finding),
    ...typicalClaim(finding),
  ];
}
