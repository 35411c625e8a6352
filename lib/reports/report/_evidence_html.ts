import { escapeHtml } from "../../model/escape_html.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { termOf } from "../../model/claim_parts.ts";
import { formatInterval, formatValue } from "../../model/format.ts";
import { isBounded } from "../../model/is_bounded.ts";
import { renderClaim } from "../../model/render_claim.ts";
import { cleanName } from "../../narrative/clean_name.ts";
import { claimAnchor, type Evidence } from "../../narrative/evidence.ts";
import { type Cell, cellText, detailsHtml, inert, tableHtml } from "./_html.ts";

/** Rows of a finding that the page shows; the others stand in `findings.json`. */
const mostRows = 30;

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  readonly cell: (value: Value) => Cell;
}

/** A value of a claim and the term it was bound to. */
interface Value {
  readonly name: string;
  readonly bound: BoundValue;
  readonly term: Term | undefined;
}

function shown({ bound: { value, unit } }: Value): string {
  const text = formatValue(value, unit);
  return typeof value === "string" ? cleanName(text) : text;
}

function interval({ bound }: Value): string {
  return isBounded(bound) ? formatInterval(bound) : "";
}

const columns: readonly Column[] = [
  { name: "value", isNumber: false, cell: ({ name }) => name },
  { name: "shown", isNumber: true, cell: shown },
  { name: "interval", isNumber: true, cell: interval },
  { name: "n", isNumber: true, cell: ({ term }) => term ? formatValue(term.n, "count") : "" },
  {
    name: "adjusted p",
    isNumber: true,
    cell: ({ term }) => typeof term?.qValue === "number" ? formatValue(term.qValue, "p") : "",
  },
  {
    name: "term",
    isNumber: false,
    cell: ({ bound }) => ({ html: `<code>${inert(bound.term)}</code>` }),
  },
];

function valuesHtml(values: readonly Value[]): string {
  const used = columns.filter(({ cell }) => values.some((value) => cell(value) !== ""));
  return tableHtml(
    used.map(({ name }) => name),
    values.map((value) => used.map(({ cell }) => cell(value))),
    used.filter(({ isNumber }) => isNumber).map(({ name }) => name),
  );
}

function claimHtml(claim: Claim, number: number, finding: Finding | undefined): string {
  const values = Object.entries(claim.values).map(([name, bound]): Value => ({
    name,
    bound,
    term: finding && termOf(finding, bound.term),
  }));
  return `<div class="claim" id="${claimAnchor(claim.id)}"><p><b>${number}</b> ${
    inert(renderClaim(claim, cleanName))
  }</p>\n${values.length === 0 ? "" : valuesHtml(values)}</div>`;
}

function methodHtml({ method, warnings, skipped }: Finding): string {
  const lines = [
    method.definition,
    ...(method.test === null ? [] : [`Test: ${method.test}.`]),
    ...(method.nullHypothesis === null ? [] : [`Null hypothesis: ${method.nullHypothesis}.`]),
    ...(method.adjustment === null
      ? []
      : [`Adjustment: ${method.adjustment}, over ${method.hypotheses} hypotheses.`]),
    `Confidence ${method.confidence * 100} %; n = ${method.n}${
      method.seed === null ? "" : `; seed ${method.seed}`
    }.`,
    ...warnings,
    ...method.references.map((reference) => `Source: ${reference}`),
    ...(skipped.length === 0 ? [] : [`Too thin to judge: ${skipped.length}.`]),
  ];
  return lines.map((line) => `<p>${inert(line)}</p>`).join("\n");
}

function queryHtml({ query }: Finding): string {
  if (query === null) return "";
  const bound = Object.entries(query.parameters).map(([name, value]) =>
    `$${name} = ${JSON.stringify(value)}`
  );
  return detailsHtml(
    `The query behind it: ${query.name}`,
    `<p>${inert(bound.join(", "))}</p>\n<pre>${escapeHtml(query.sql.trim())}</pre>`,
  );
}

function rowsHtml({ rows }: Finding): string {
  if (rows.length === 0) return "";
  const shown = rows.slice(0, mostRows) as readonly Readonly<Record<string, unknown>>[];
  const names = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  const numbers = names.filter((name) => shown.some((row) => typeof row[name] === "number"));
  const told = rows.length > mostRows
    ? `Its rows: ${mostRows} of ${rows.length}, all of them in findings.json`
    : `Its rows: ${rows.length}`;
  return detailsHtml(
    told,
    tableHtml(names, shown.map((row) => names.map((name) => cellText(row[name]))), numbers),
  );
}

/** The evidence of all claims, by finding: values, method, query, rows. */
export function evidenceHtml({ claims, findings }: Evidence): string {
  const numbered = claims.map((claim, at) => ({ claim, number: at + 1 }));
  return [...Map.groupBy(numbered, ({ claim }) => claim.finding)].map(([name, own]) => {
    const finding = findings.find((one) => one.name === name);
    const parts = finding
      ? [detailsHtml("How it was reached", methodHtml(finding)), queryHtml(finding), rowsHtml(finding)]
      : [];
    return `<article>\n<h3>${inert(finding?.question ?? name)}</h3>\n${
      [...own.map(({ claim, number }) => claimHtml(claim, number, finding)), ...parts].join("\n")
    }\n</article>`;
  }).join("\n");
}
