import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import { bindPeriod } from "../../model/bind_period.ts";

function ranked(finding: Finding<object>): Term[] {
  return finding.terms.filter(({ term }) => term.startsWith("shrunken_rate.period."));
}

/** Ranking needs two services and an incident; else the headline is the overall rate, or that there is none. */
function overallHeadline(finding: Finding<object>): Claim {
  const rate = termOf(finding, "rate.period");
  const incidents = termOf(finding, "incidents.period");
  const parts = { id: "frequency.most", role: "headline" } as const;
  if (!rate || !rate.n) {
    return contextOf(finding, {
      ...parts,
      text: "No rate of incidents can be told for {period} (n = {n})",
      values: { period: bindPeriod(finding), n: counted(incidents?.estimate ?? 0, "incidents.period") },
    });
  }
  return contextOf(finding, {
    ...parts,
    text: "In {period} incidents started at {rate}",
    values: { rate: bindTerm(rate), period: bindPeriod(finding) },
  });
}

function rankingHeadline(finding: Finding<object>, first: Term, services: number): Claim {
  const rivals = termOf(finding, "shrunken_rate.rivals")?.estimate ?? 0;
  const service = bindName(first.labels?.service ?? "", first.term);
  const parts = { id: "frequency.most", role: "headline", direction: null } as const;
  if (rivals === 0) {
    return claimOf(finding, {
      ...parts,
      text: "{service} fails more often than any other: {count} of {n} incidents",
      values: {
        service,
        count: counted(first.n, first.term),
        n: counted(termOf(finding, "rate.period")?.n ?? 0, "rate.period"),
      },
      strength: "finding",
    });
  }
  return claimOf(finding, {
    ...parts,
    text: "{service} has most incidents, but {rivals} of {others} others may be first",
    values: {
      service,
      rivals: counted(rivals, "shrunken_rate.rivals"),
      others: counted(services - 1, "shrunken_rate.rivals"),
    },
    strength: "no-evidence",
  });
}

/** Services that share the highest count, when the first one has no more than others. */
function sharing(services: readonly Term[]): number {
  return services.filter(({ n }) => n === services[0]?.n).length;
}

function sharedHeadline(finding: Finding<object>, first: Term, services: number): Claim {
  return claimOf(finding, {
    id: "frequency.most",
    role: "headline",
    direction: null,
    text: "{services} services share the most incidents, {count} each",
    values: {
      services: counted(services, finding.name),
      count: counted(first.n, first.term),
    },
    strength: "no-evidence",
  });
}

function overallClaim(finding: Finding<object>): Claim[] {
  const rate = termOf(finding, "rate.period");
  const incidents = termOf(finding, "incidents.period");
  if (!rate || !incidents) return [];
  return [contextOf(finding, {
    id: "frequency.overall",
    text: "{n} incidents started in {period}: {rate} ({rate.interval}).",
    values: { n: bindTerm(incidents), period: bindPeriod(finding), rate: bindTerm(rate) },
    role: "support",
  })];
}

function firstRateClaim(finding: Finding<object>, first: Term): Claim {
  return contextOf(finding, {
    id: "frequency.first",
    text: `{service}: {n} ${
      first.n === 1 ? "incident" : "incidents"
    }, shrunken rate {rate} ({rate.interval}).`,
    values: {
      service: bindName(first.labels?.service ?? "", first.term),
      n: counted(first.n, first.term),
      rate: bindTerm(first),
    },
    role: "support",
  });
}

function outsideClaim(finding: Finding<object>): Claim[] {
  const outside = termOf(finding, "incidents.outside_weeks");
  if (!outside?.estimate) return [];
  return [contextOf(finding, {
    id: "frequency.outside_weeks",
    text: "{outside} of {n} incidents fall on days that fill no whole week and are in no rate.",
    values: { outside: bindTerm(outside), n: counted(outside.n, outside.term) },
    role: "support",
  })];
}

/** From four of five on, a figure over all incidents is a figure about the one service. */
const mostOfAll = 0.8;

function caveat(finding: Finding<object>, services: readonly Term[]): Claim {
  const [first] = services;
  const all = termOf(finding, "rate.period")?.n ?? 0;
  const parts = { id: "frequency.caveat", role: "caveat" } as const;
  if (!first || services.length < 2 || all === 0 || first.n < mostOfAll * all) {
    return contextOf(finding, {
      ...parts,
      text:
        "A service with more incidents is not a worse one: its traffic, size and alerting are not known here.",
      values: {},
    });
  }
  return contextOf(finding, {
    ...parts,
    text:
      "{service} has {count} of {n} incidents: what all of them show is what it shows; the notebook tells each " +
      "service apart.",
    values: {
      service: bindName(first.labels?.service ?? "", first.term),
      count: counted(first.n, first.term),
      n: counted(all, "rate.period"),
    },
  });
}

function closing(finding: Finding<object>, services: readonly Term[]): Claim[] {
  return [
    caveat(finding, services),
    contextOf(finding, {
      id: "frequency.definition",
      text:
        "Rates count whole weeks; services are ranked by rates drawn towards their common mean, the more the fewer " +
        "incidents they have.",
      values: {},
      role: "definition",
    }),
  ];
}

/**
 * What fails most, said no louder than the counts allow.
 *
 * @returns one headline, rates as support, a caveat, the definition.
 *
 * @example
 * ```ts
 * import { frequencyClaims, frequencyFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = frequencyFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.match(frequencyClaims(finding)[0]?.text ?? "", /^No rate of incidents/);
 * ```
 */
export function frequencyClaims(finding: Finding<object>): Claim[] {
  const services = ranked(finding);
  const first = services[0];
  const told = first && first.n > 0 && services.length > 1 ? first : null;
  const shared = sharing(services);
  return [
    !told
      ? overallHeadline(finding)
      : shared > 1
      ? sharedHeadline(finding, told, shared)
      : rankingHeadline(finding, told, services.length),
    ...overallClaim(finding),
    ...(told && shared === 1 ? [firstRateClaim(finding, told)] : []),
    ...outsideClaim(finding),
    ...closing(finding, services),
  ];
}
