import { bindName } from "../../model/bind_name.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { contextOf, counted } from "../../model/claim_parts.ts";
import { cleanText } from "../../model/clean_text.ts";
import { formatValue } from "../../model/format.ts";
import type { Unit } from "../../model/unit.ts";
import type { Hypotheses } from "./analysis.ts";
import type { Argument, Hypothesis } from "./hypothesis.ts";

interface Phrase {
  readonly text: string;
  /** The same of a single one. */
  readonly one?: string;
  /** Of its number. */
  readonly unit?: Unit;
}

/** What each argument says; with a quote and its place where it has them. */
const phrases: Readonly<Record<string, Phrase>> = {
  learned: { text: "incidents of the past give it a probability of {value} before any words", unit: "share" },
  lag: { text: "it took effect {value} before the start", unit: "s" },
  elsewhere: { text: "it was made on a service that this one depends on, not on its own" },
  named: { text: "it is named" },
  blamed: { text: "it is said to be the cause" },
  undone: { text: "it was put back" },
  in_vain: { text: "putting it back is said to have been in vain" },
  denied: { text: "it is said that nothing had changed" },
  earlier_sign: { text: "a sign was there {value} before it", unit: "s" },
  reads: { text: "the words of the incident read like it with {value}", unit: "share" },
  decided: { text: "people decided so" },
  family: {
    text: "{value} labelled incidents of its family had it",
    one: "{value} labelled incident of its family had it",
    unit: "count",
  },
  not_family: {
    text: "none of {value} labelled incidents of its family had it",
    one: "the {value} labelled incident of its family had another",
    unit: "count",
  },
  similar: {
    text: "{value} past incidents in like words had it, the nearest of them",
    one: "{value} past incident in like words had it",
    unit: "count",
  },
  rest: { text: "it is what the evidence leaves open" },
};

const text = (value: string, term: string): BoundValue => ({ value: cleanText(value), unit: "text", term });

function argumentClaim(
  finding: Hypotheses,
  { what, quote, value, place }: Argument,
  { id, term, side }: { readonly id: string; readonly term: string; readonly side: "Against" | "For" },
): Claim {
  const { text: many, one = many, unit } = phrases[what] as Phrase;
  const phrase = value === 1 ? one : many;
  return contextOf(finding, {
    id,
    text: `${side}: ${phrase}${quote === null ? "" : ": “{quote}”"}${place === null ? "" : " ({place})"}.`,
    values: {
      ...(unit === undefined ? {} : { value: { value, unit, term } }),
      ...(quote === null ? {} : { quote: text(quote, term) }),
      ...(place === null ? {} : { place: text(place, term) }),
    },
    role: "support",
  });
}

const termName = ({ rank }: Hypothesis) => `hypothesis.${rank}`;

function statementOf(finding: Hypotheses, hypothesis: Hypothesis): Claim {
  const { rank, kind, subject, title, changeKind, service, lagS, probability } = hypothesis;
  const term = termName(hypothesis);
  const parts = { id: `hypotheses.${rank}`, role: rank === 1 ? "headline" : "support" } as const;
  const shared = { rank: counted(rank, term), p: { value: probability, unit: "share", term } as BoundValue };
  if (kind === "none") {
    return contextOf(finding, {
      ...parts,
      text: "Hypothesis {rank}, probability {p}: none of these, but something no export tells of.",
      values: shared,
    });
  }
  if (kind === "cause") {
    return contextOf(finding, {
      ...parts,
      text: "Hypothesis {rank}, probability {p}: no change set it off, and its cause is of the kind {cause}.",
      values: { ...shared, cause: bindName(subject ?? "", term) },
    });
  }
  return contextOf(finding, {
    ...parts,
    text:
      "Hypothesis {rank}, probability {p}: set off by the {kind} change “{title}” on {service}, {lag} before the start.",
    values: {
      ...shared,
      kind: bindName((changeKind ?? "").replaceAll("_", " "), term),
      title: text(title ?? subject ?? "", term),
      service: bindName(service ?? "", term),
      lag: { value: lagS, unit: "s", term },
    },
  });
}

function claimsOf(finding: Hypotheses, hypothesis: Hypothesis): Claim[] {
  const { rank, evidenceFor, evidenceAgainst, test } = hypothesis;
  const term = termName(hypothesis);
  const side = (name: "Against" | "For", all: readonly Argument[]) =>
    all.map((one, place) =>
      argumentClaim(finding, one, {
        id: `hypotheses.${rank}.${name.toLowerCase()}.${place + 1}`,
        term,
        side: name,
      })
    );
  return [
    statementOf(finding, hypothesis),
    ...side("For", evidenceFor),
    ...side("Against", evidenceAgainst),
    ...(test === null ? [] : [contextOf(finding, {
      id: `hypotheses.${rank}.test`,
      text: `What would tell it from the next: ${test}.`,
      values: {},
      role: "support",
    })]),
  ];
}

/** Said after the last of those that read as equally likely: their places would look like an order. */
function tiedClaims(finding: Hypotheses, last: Hypothesis): Claim[] {
  const read = ({ probability }: Hypothesis) => formatValue(probability, "share");
  const tied = finding.rows.filter((other) => read(other) === read(last));
  const first = tied[0] ?? last;
  if (tied.length === 1 || tied.at(-1) !== last) return [];
  return [contextOf(finding, {
    id: `hypotheses.tied.${first.rank}`,
    text: `Nothing that is known tells hypotheses {first} ${
      tied.length === 2 ? "and" : "to"
    } {last} apart: their order says nothing.`,
    values: {
      first: counted(first.rank, termName(first)),
      last: counted(last.rank, termName(last)),
    },
    role: "support",
  })];
}

function mechanismClaims(finding: Hypotheses): Claim[] {
  if (finding.mechanism === null) return [];
  const { name, quote, place, lines } = finding.mechanism;
  return [contextOf(finding, {
    id: "hypotheses.mechanism",
    text: `It failed by {mechanism}, ${
      lines === 1 ? "as {lines} line tells" : "as {lines} lines tell"
    }: “{quote}”${place === null ? "" : " ({place})"}.`,
    values: {
      mechanism: text(name, "mechanism"),
      lines: counted(lines, "mechanism"),
      quote: text(quote, "mechanism"),
      ...(place === null ? {} : { place: text(place, "mechanism") }),
    },
    role: "support",
  })];
}

/**
 * The hypotheses as sentences: each statement, what speaks for and against it, and what would tell it from the next.
 *
 * @returns the first statement as headline, the mechanism and all else as support (what reads as equally likely is said to be
 * in no order), a caveat.
 *
 * @example
 * ```ts
 * import { hypothesesClaims, hypothesesFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const nothing = { changes: [], sayings: [], signs: [], causes: [], similar: [], family: null, later: [] };
 * const finding = hypothesesFinding({ incidentId: "i-1", startedAt: "2026-07-06T10:00:00Z", ...nothing });
 * assert.match(hypothesesClaims(finding)[0]?.text ?? "", /none of these/);
 * ```
 */
export function hypothesesClaims(finding: Hypotheses): Claim[] {
  return [
    ...finding.rows.flatMap((hypothesis) => [
      ...claimsOf(finding, hypothesis),
      ...tiedClaims(finding, hypothesis),
    ]),
    ...mechanismClaims(finding),
    contextOf(finding, {
      id: "hypotheses.caveat",
      text:
        "Weights of evidence are set, not fitted: read the probabilities as an order, and decide with those who were there.",
      values: {},
      role: "caveat",
    }),
  ];
}
