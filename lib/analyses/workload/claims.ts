import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";

function headlineOf(finding: Finding<object>): Claim {
  const parts = { id: "workload", role: "headline" } as const;
  const outside = termOf(finding, "outside");
  if (!outside || outside.estimate === null) {
    return contextOf(finding, {
      ...parts,
      text: "When people are interrupted in {period} cannot be told",
      values: { period: bindPeriod(finding) },
    });
  }
  return contextOf(finding, {
    ...parts,
    text: "{share} of {n} interruptions came outside of working hours ({share.interval})",
    values: { share: bindTerm(outside), n: counted(outside.n, outside.term) },
  });
}

/** Claims are told apart by their places: an id goes to where claims are read, and a name is whatever somebody typed. */
function hoursClaim(finding: Finding<object>, team: string | null, at: number): Claim[] {
  const place = team === null ? "" : `.team.${team}`;
  const [working, evening, night, weekend] = ["working", "evening", "night", "weekend"]
    .map((hours) => termOf(finding, `interruptions.${hours}${place}`));
  if (!working || !evening || !night || !weekend) return [];
  return [contextOf(finding, {
    id: team === null ? "workload.hours" : `workload.hours.team.${at}`,
    text:
      `${
        team === null ? "Whole organisation" : "{team}"
      }: {working} in working hours, {evening} in evenings, ` +
      "{night} at night ({night.interval}) and {weekend} at weekends.",
    values: {
      ...(team === null ? {} : { team: bindName(team, working.term) }),
      working: bindTerm(working),
      evening: bindTerm(evening),
      night: bindTerm(night),
      weekend: bindTerm(weekend),
    },
    role: "support",
  })];
}

const busiest: Readonly<Record<string, string>> = {
  nights: "The busiest nights ({names}) hold {share} of interruptions at night",
  services: "The busiest services ({names}) hold {share} of interruptions",
  rules: "The busiest rules ({names}) hold {share} of alerts",
};

function concentrationClaims(finding: Finding<object>): Claim[] {
  const level = 1 - finding.method.confidence;
  return Object.entries(busiest).flatMap(([of, text]): Claim[] => {
    const [share, even] = [
      termOf(finding, `concentration.${of}`),
      termOf(finding, `concentration.${of}.even`),
    ];
    if (!share || !even) return [];
    const passed = (share.qValue ?? 1) <= level;
    return [claimOf(finding, {
      id: `workload.concentration.${of}`,
      text: passed
        ? `${text}; falling evenly it would be {even} ({even.interval}; adjusted p {q}).`
        : `${text}: no more than falling evenly gives ({even.interval}; adjusted p {q}).`,
      values: {
        share: bindTerm(share),
        even: bindTerm(even),
        names: bindName(share.labels?.names ?? "", share.term),
        q: { value: share.qValue ?? null, unit: "p", term: share.term },
      },
      strength: passed ? "finding" : "no-evidence",
      role: "support",
      direction: passed ? null : "none",
    })];
  });
}

/** How many rules are told one by one. */
const mostRules = 3;

function actionClaim(term: Term, finding: Finding<object>, at: number): Claim {
  const { rule, fired, acted, cleared } = term.labels ?? {};
  return contextOf(finding, {
    id: rule === undefined ? "workload.action" : `workload.action.rule.${at}`,
    text: `${
      rule === undefined ? "All rules" : "{rule}"
    }: of {fired} alerts {acted} were acted on ({share}; {share.interval}), {cleared} cleared by themselves.`,
    values: {
      ...(rule === undefined ? {} : { rule: bindName(rule, term.term) }),
      fired: counted(Number(fired), term.term),
      acted: counted(Number(acted), term.term),
      cleared: counted(Number(cleared), term.term),
      share: bindTerm(term),
    },
    role: "support",
  });
}

/** Alerts of which nobody tells whether anybody acted. */
function untoldClaim(finding: Finding<object>): Claim[] {
  const untold = termOf(finding, "action.untold");
  if (!untold) return [];
  const isAll = termOf(finding, "action") === undefined;
  return [contextOf(finding, {
    id: "workload.action.untold",
    text: isAll
      ? "Which alerts anybody acts on cannot be told: their tools name neither an incident nor who acknowledged them " +
        "(n = {untold})."
      : "Not counted among them are alerts whose tools name neither an incident nor who acknowledged them " +
        "(n = {untold}).",
    values: { untold: bindTerm(untold) },
    role: "support",
  })];
}

function actionClaims(finding: Finding<object>): Claim[] {
  return [
    ...finding.terms.filter(({ term }) => term === "action"),
    ...finding.terms.filter(({ term }) => term.startsWith("action.rule.")).slice(0, mostRules),
  ].map((term, at) => actionClaim(term, finding, at));
}

function caveatOf(finding: Finding<object>): Claim {
  const isWhole = !finding.terms.some(({ term }) => term.startsWith("outside.team."));
  return contextOf(finding, {
    id: "workload.caveat",
    text: isWhole
      ? "Only the whole organisation is shown: no team is known to have five people or more beside five others."
      : "Teams of fewer than five people are not told apart; how hard an interruption was the data do not say.",
    values: {},
    role: "caveat",
  });
}

/**
 * When people are interrupted, what the busiest nights, services and rules hold, and which alerts anybody acts on.
 *
 * @returns one headline; hours, concentration and action rates as support; a caveat; a definition. No person is named.
 *
 * @example
 * ```ts
 * import { parsePeriod, workloadClaims, workloadFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = workloadFinding([], { period: parsePeriod("2026-Q3") });
 * assert.match(workloadClaims(finding)[0]?.text ?? "", /cannot be told$/);
 * ```
 */
export function workloadClaims(finding: Finding<object>): Claim[] {
  const teams = finding.terms.filter(({ term }) => term.startsWith("outside.team."))
    .map(({ labels }) => labels?.team ?? "");
  return [
    headlineOf(finding),
    ...[null, ...teams].flatMap((team, at) => hoursClaim(finding, team, at)),
    ...concentrationClaims(finding),
    ...actionClaims(finding),
    ...untoldClaim(finding),
    caveatOf(finding),
    contextOf(finding, {
      id: "workload.definition",
      text: "An interruption is an incident that was opened, at the hour it was in its team's zone.",
      values: {},
      role: "definition",
    }),
  ];
}
