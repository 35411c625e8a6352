import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import type { BacktestPoint } from "./backtest.ts";
import { strongestTest, type StrongTest } from "./_strongest.ts";
import type { TriedSignal } from "./tried.ts";

const most = 4;

function countOf(finding: Finding<object>, term: string) {
  return counted(termOf(finding, term)?.estimate ?? 0, term);
}

function searchedClaim(finding: Finding<TriedSignal>, role: "headline" | "support"): Claim {
  const [tried, passed] = [countOf(finding, "tried"), countOf(finding, "passed")];
  const parts = { id: "leading_indicators.searched", role } as const;
  const end = role === "support" ? "." : "";
  return passed.value === 0
    ? claimOf(finding, {
      ...parts,
      text: tried.value === 0
        ? `No signal before incidents could be tried (n = {tried})${end}`
        : `{tried} signals tried before incidents, none passed${end}`,
      values: { tried },
      strength: tried.value === 0 ? "context" : "no-evidence",
      direction: tried.value === 0 ? null : "none",
    })
    : contextOf(finding, {
      ...parts,
      text: `{tried} signals tried before incidents, {passed} passed${end}`,
      values: { tried, passed },
    });
}

function ranksOf(finding: Finding<TriedSignal>): Term[] {
  return finding.terms.filter(({ term }) => term.startsWith("rank "));
}

function passedClaims(finding: Finding<TriedSignal>): Claim[] {
  return ranksOf(finding).slice(0, most).map((term, at) => {
    const lead = termOf(finding, term.term.replace(/^rank /, "lead "));
    const isHigher = term.labels?.direction === "higher";
    return claimOf(finding, {
      id: `leading_indicators.passed.${at + 1}`,
      text:
        `{signal} is ${
          isHigher ? "higher" : "lower"
        } before incidents of {target}: above {rank} of its controls ` +
        "({rank.interval}; n = {n}), from {lead} before the onset on ({lead.interval}).",
      values: {
        signal: bindName(term.labels?.signal ?? "", term.term),
        target: bindName(term.labels?.target ?? "", term.term),
        rank: bindTerm(term),
        n: counted(term.n, term.term),
        lead: lead ? bindTerm(lead) : { value: null, unit: "s", term: term.term },
      },
      strength: "finding",
      role: "support",
      direction: isHigher ? "up" : "down",
    });
  });
}

/** Whether what was read before incidents not learned from ranks above chance, and warnings come true oftener than any baseline's. */
function isBetter(backtest: Finding<BacktestPoint>, { target, precision }: StrongTest): boolean {
  const baselines = backtest.rows.filter((row) => row.target === target && isBaseline(row.predictor));
  const best = Math.max(...baselines.map((row) => row.precision ?? 0));
  return (termOf(backtest, `area ${target}`)?.confLow ?? 0) > 0.5 && (precision.confLow ?? 0) > best;
}

function isBaseline(predictor: BacktestPoint["predictor"]): boolean {
  return predictor !== "indicator" && predictor !== "chosen";
}

function leadHeadline(backtest: Finding<BacktestPoint>, test: StrongTest): Claim {
  return claimOf(backtest, {
    id: "leading_indicators.backtest",
    text: "{target}: {recall} would have been warned of, {lead} ahead",
    values: {
      target: bindName(test.targetName, test.recall.term),
      recall: bindTerm(test.recall),
      lead: bindTerm(test.lead),
    },
    strength: isBetter(backtest, test) ? "finding" : "context",
    role: "headline",
    direction: null,
  });
}

function backtestClaims(backtest: Finding<BacktestPoint>, test: StrongTest): Claim[] {
  const of = (statistic: string, predictor: string) =>
    termOf(backtest, `${statistic} ${predictor} ${test.target}`);
  const [seasonal, always, last] = ["seasonal rate", "alert always", "last incident"]
    .map((predictor) => of("precision", predictor));
  return [
    contextOf(backtest, {
      id: "leading_indicators.backtest.evidence",
      text:
        "On time not learned from: recall {recall.interval}, lead {lead.interval}, precision {precision} " +
        "({precision.interval}), false alarms {false} ({false.interval}); n = {n} incidents.",
      values: {
        recall: bindTerm(test.recall),
        lead: bindTerm(test.lead),
        precision: bindTerm(test.precision),
        false: bindTerm(test.falseAlarms),
        n: counted(test.recall.n, test.recall.term),
      },
      role: "support",
    }),
    ...(seasonal && always && last
      ? [contextOf(backtest, {
        id: "leading_indicators.backtest.baselines",
        text:
          "Precision without it: {seasonal} by the hours of the week, {always} warning all the time, {last} after " +
          "each incident.",
        values: { seasonal: bindTerm(seasonal), always: bindTerm(always), last: bindTerm(last) },
        role: "support",
      })]
      : []),
  ];
}

function closing(finding: Finding<TriedSignal>): Claim[] {
  return [
    contextOf(finding, {
      id: "leading_indicators.caveat",
      text:
        "What runs ahead of incidents goes with them: it may be their cause, an early effect, or neither.",
      values: {},
      role: "caveat",
    }),
    contextOf(finding, {
      id: "leading_indicators.definition",
      text:
        "A signal passes where it differs before incidents from the same hours of earlier weeks, more than with " +
        "incident times shifted by whole days.",
      values: {},
      role: "definition",
    }),
  ];
}

/**
 * What gave warning, how surely, and how it would have done.
 *
 * @param finding of {@link leadingIndicators}.
 * @param backtest of the same.
 * @returns one headline: what would have been warned of where an indicator was tested, else what was searched; what
 * passed, the backtest against its baselines and what was tried as support; a caveat; a definition.
 *
 * @example
 * ```ts
 * import { leadingIndicatorClaims, leadingIndicators, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { finding, backtest } = leadingIndicators([], [], { period: parsePeriod("2026-Q3") });
 * assert.match(leadingIndicatorClaims(finding, backtest)[0]?.text ?? "", /^No signal before incidents/);
 * ```
 */
export function leadingIndicatorClaims(
  finding: Finding<TriedSignal>,
  backtest: Finding<BacktestPoint>,
): Claim[] {
  const test = strongestTest(backtest);
  const isTested = test !== undefined && test.lead.estimate !== null;
  return [
    ...(isTested ? [leadHeadline(backtest, test)] : []),
    searchedClaim(finding, isTested ? "support" : "headline"),
    ...(isTested ? backtestClaims(backtest, test) : []),
    ...passedClaims(finding),
    ...closing(finding),
  ];
}
