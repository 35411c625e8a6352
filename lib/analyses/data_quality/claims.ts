import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import { type BoundValue, type Claim, claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";

type Known = (name: string) => Term;

function context(id: string, role: Claim["role"], text: string, values: Record<string, BoundValue>): Claim {
  return claim({
    id: `data_quality.${id}`,
    finding: "data_quality",
    text,
    values,
    strength: "context",
    role,
    direction: null,
  });
}

function headlineOf(known: Known): Claim {
  const rejected = known("records.rejected");
  const suspect = known("incidents.suspect");
  const n = bindTerm(known("incidents"));
  if (rejected.estimate === 0 && suspect.estimate === 0) {
    return context(
      "headline",
      "headline",
      "Every record could be taken, and none of {n} incidents contradicts itself",
      { n },
    );
  }
  return context(
    "headline",
    "headline",
    "{rejected} of {read} records were left out; {suspect} of {n} incidents are suspect",
    {
      rejected: bindTerm(rejected),
      read: bindTerm(known("records.read")),
      suspect: bindTerm(suspect),
      n,
    },
  );
}

function effectOf(known: Known): Claim[] {
  const all = known("median_resolve.all");
  const trusted = known("median_resolve.trusted");
  if (all.estimate === null) return [];
  if (known("incidents.suspect").estimate === 0 || trusted.estimate === null) {
    return [
      context(
        "effect",
        "support",
        "Median time to resolve: {all} ({all.interval}); no suspect incidents to leave out.",
        {
          all: bindTerm(all),
        },
      ),
    ];
  }
  return [context(
    "effect",
    "support",
    "Median time to resolve: {all} ({all.interval}) with suspect incidents, {trusted} ({trusted.interval}) without.",
    { all: bindTerm(all), trusted: bindTerm(trusted) },
  )];
}

const fieldWords: Readonly<Record<string, string>> = {
  severity: "severity",
  service: "service",
  team: "team",
  detected_at: "time of detection",
  acknowledged_at: "time of acknowledgement",
  mitigated_at: "time of mitigation",
  resolved_at: "time of resolution",
};

function missingOf(finding: Finding<object>): Claim[] {
  const worst = finding.terms.filter(({ term, estimate }) =>
    term.startsWith("missing.") && (estimate ?? 0) > 0
  )
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0)).slice(0, 3);
  return worst.map((term) => {
    const field = term.labels?.field ?? "";
    return context(`missing.${field}`, "support", "{share} of incidents in {period} have no {field}.", {
      share: bindTerm(term),
      period: bindName(finding.period?.label ?? "", "data_quality"),
      field: bindName(fieldWords[field] ?? field, term.term),
    });
  });
}

function refusedOf(known: Known): Claim[] {
  const refused = known("files.refused");
  if (refused.estimate === 0) return [];
  return [
    context("refused", "support", "{refused} files were refused whole; the quality notebook says why.", {
      refused: bindTerm(refused),
    }),
  ];
}

function caveatOf(known: Known): Claim {
  return context(
    "caveat",
    "caveat",
    "Read from {files} files; suspect rows stay in every other figure of this deck.",
    {
      files: bindTerm(known("files.loaded")),
    },
  );
}

/**
 * Sentences about the quality of the data: what was left out, what is missing, and what it does to the headline.
 *
 * @param finding of {@link qualityFinding}.
 */
export function qualityClaims(finding: Finding<object>): Claim[] {
  const byName = new Map(finding.terms.map((term) => [term.term, term]));
  const known: Known = (name) =>
    byName.get(name) ?? { term: name, n: 0, estimate: null, unit: "count", confLow: null, confHigh: null };
  return [headlineOf(known), ...effectOf(known), ...missingOf(finding), ...refusedOf(known), caveatOf(known)];
}
