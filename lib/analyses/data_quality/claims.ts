import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import { type BoundValue, type Claim, claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { headlineParts, type Known, verb } from "./_headline.ts";

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
  const parts = headlineParts(known);
  const values = Object.assign({}, ...parts.map((part) => part.values));
  return context("headline", "headline", parts.map(({ text }) => text).join(""), values);
}

/** The suspects, where the headline had no room for them. */
function suspectsOf(known: Known): Claim[] {
  const suspect = known("incidents.suspect");
  if (!suspect.estimate || headlineParts(known).some(({ values }) => "suspect" in values)) return [];
  return [
    context("suspect", "support", `{suspect} of {n} incidents ${verb(suspect, "is", "are")} suspect.`, {
      suspect: bindTerm(suspect),
      n: bindTerm(known("incidents")),
    }),
  ];
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
        "Median time to resolve where the end is known: {all} ({all.interval}; n = {n}); no suspect incidents to leave out.",
        {
          n: { value: all.n, unit: "count", term: all.term },
          all: bindTerm(all),
        },
      ),
    ];
  }
  return [context(
    "effect",
    "support",
    "Median time to resolve where the end is known: {all} ({all.interval}; n = {n}) with suspect incidents, {trusted} ({trusted.interval}) without.",
    { n: { value: all.n, unit: "count", term: all.term }, all: bindTerm(all), trusted: bindTerm(trusted) },
  )];
}

/** Incidents that are in no figure because their start has not come. */
function futureOf(known: Known): Claim[] {
  const future = known("incidents.in_future");
  if (!future.estimate) return [];
  const text = `{future} ${
    verb(future, "incident starts", "incidents start")
  } more than a day after the last load and ${verb(future, "is", "are")} in no figure.`;
  return [context("future", "support", text, { future: bindTerm(future) })];
}

/** What newer exports did to the headline. */
function restatedOf(known: Known): Claim[] {
  const [restated, before] = [known("incidents.restated"), known("median_resolve.first_told")];
  if (!restated.estimate) return [];
  const text = `{restated} of {n} incidents ${
    verb(restated, "is", "are")
  } told otherwise by a newer export than before`;
  const values = { restated: bindTerm(restated), n: bindTerm(known("incidents")) };
  if (before.estimate === null) return [context("restated", "support", `${text}.`, values)];
  return [
    context("restated", "support", `${text}; as first told, the median time to resolve was {before}.`, {
      ...values,
      before: bindTerm(before),
    }),
  ];
}

/** Incidents that no family, and nothing like them, can be told of. */
function thinOf(known: Known): Claim[] {
  const thin = known("incidents.too_thin");
  if (!thin.estimate) return [];
  const text = `{thin} of {n} incidents ${verb(thin, "has", "have")} a text too thin to cluster.`;
  return [context("thin", "support", text, {
    thin: bindTerm(thin),
    n: { value: thin.n, unit: "count", term: thin.term },
  })];
}

/** What a line in the configuration would settle. */
function openOf(known: Known): Claim[] {
  const [words, doubtful] = [known("words.unmapped"), known("links.doubtful")];
  const claims: Claim[] = [];
  if (words.estimate) {
    claims.push(context(
      "words",
      "support",
      `{words} ${
        verb(words, "word has", "words have")
      } no meaning here yet; the quality notebook gives the lines to add.`,
      { words: bindTerm(words) },
    ));
  }
  if (doubtful.estimate) {
    claims.push(context(
      "doubtful",
      "support",
      `{doubtful} ${verb(doubtful, "pair", "pairs")} of records may be one incident and ${
        verb(doubtful, "was", "were")
      } left apart.`,
      { doubtful: bindTerm(doubtful) },
    ));
  }
  return claims;
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

function fieldOf(term: Term): string {
  const field = term.labels?.field ?? "";
  return fieldWords[field] ?? field;
}

function periodOf(finding: Finding<object>): BoundValue {
  return bindName(finding.period?.label ?? "", "data_quality");
}

/** Fields some incidents lack: the worst first. */
function missingOf(finding: Finding<object>, missing: readonly Term[]): Claim[] {
  const partly = missing.filter(({ estimate }) => estimate !== null && estimate > 0 && estimate < 1);
  return partly.slice(0, 3).map((term) =>
    context(`missing.${term.labels?.field}`, "support", "{share} of incidents in {period} have no {field}.", {
      share: bindTerm(term),
      period: periodOf(finding),
      field: bindName(fieldOf(term), term.term),
    })
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Fields no incident has: that is how the tools are set up, said once. */
function unrecordedOf(finding: Finding<object>, missing: readonly Term[]): Claim[] {
  const unrecorded = missing.filter(({ estimate }) => estimate === 1);
  if (unrecorded.length === 0) return [];
  const names = unrecorded.map((_, index) => `field${index + 1}`);
  const fields = unrecorded.map((term, index) => [names[index], bindName(fieldOf(term), term.term)]);
  return [
    context(
      "unrecorded",
      "support",
      `No tool records the ${listed(names.map((name) => `{${name}}`))} of incidents in {period}.`,
      { ...Object.fromEntries(fields), period: periodOf(finding) },
    ),
  ];
}

function refusedOf(known: Known): Claim[] {
  const refused = known("files.refused");
  if (refused.estimate === 0) return [];
  return [
    context(
      "refused",
      "support",
      `{refused} ${verb(refused, "file was", "files were")} refused whole; the quality notebook says why.`,
      { refused: bindTerm(refused) },
    ),
  ];
}

/** Files of labels are loaded apart from exports, and counted by no load of them. */
function caveatOf(finding: Finding, known: Known): Claim {
  const files = known("files.loaded");
  const labels = finding.terms.some(({ term }) => term === "rejected.cause_labels")
    ? ", that of labels among them"
    : "";
  return context(
    "caveat",
    "caveat",
    `Read from {files} ${
      verb(files, "file", "files")
    }${labels}; suspect rows stay in every other figure here.`,
    { files: bindTerm(files) },
  );
}

function definitionOf(): Claim {
  return context(
    "definition",
    "definition",
    "An incident is suspect when its times contradict each other, lie in the future, or span nothing or months.",
    {},
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
  const missing = finding.terms.filter(({ term }) => term.startsWith("missing."))
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  return [
    headlineOf(known),
    ...suspectsOf(known),
    ...futureOf(known),
    ...effectOf(known),
    ...restatedOf(known),
    ...missingOf(finding, missing),
    ...unrecordedOf(finding, missing),
    ...refusedOf(known),
    ...openOf(known),
    ...thinOf(known),
    caveatOf(finding, known),
    definitionOf(),
  ];
}
