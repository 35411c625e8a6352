import type { Finding, Term } from "../../model/finding.ts";
import { formatInterval, formatValue } from "../../model/format.ts";
import { media, type MediaBundle } from "../../model/show.ts";
import { escapeHtml } from "../../model/escape_html.ts";
import { familyNames } from "./_family_names.ts";
import { type Grid, htmlTable, plainTable } from "./_html.ts";
import { plainJson } from "./_plain_json.ts";

function interval(term: Term): string {
  return formatInterval({ ...term, value: term.estimate });
}

/** A setting, such as the zone, has its words; a test without an estimate has none to know. */
function estimateOf({ term, estimate, unit, statistic, labels }: Term): string {
  if (estimate !== null) return formatValue(estimate, unit);
  return labels?.[term] ?? (typeof statistic === "number" ? "" : formatValue(null, unit));
}

function gridOf(finding: Finding<object>): Grid {
  const { terms, method } = finding;
  const named = familyNames(finding);
  const columns: [string, boolean, (term: Term) => string][] = [
    ["term", false, (term) => named(term.term)],
    ["estimate", true, estimateOf],
    [`${formatValue(method.confidence, "share")} interval`, true, interval],
    ["n", true, (term) => formatValue(term.n, "count")],
    ["p", true, (term) => term.pValue === undefined ? "" : formatValue(term.pValue, "p")],
    ["q", true, (term) => term.qValue === undefined ? "" : formatValue(term.qValue, "p")],
  ];
  const tested = new Set(["p", "q"]);
  const shown = columns.filter(([name, , text]) =>
    !tested.has(name) || terms.some((term) => text(term) !== "")
  );
  return {
    head: shown.map(([name]) => name),
    body: terms.map((term) => shown.map(([, , text]) => text(term))),
    right: shown.map(([, right]) => right),
  };
}

function notes(finding: Finding<object>): string[] {
  const { method, skipped, warnings } = finding;
  const named = familyNames(finding);
  const test = method.test === null ? "Nothing is tested." : `Test: ${method.test}.`;
  return [
    `${method.definition} ${test} n = ${formatValue(method.n, "count")}.`,
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...skipped.map(({ term, n, reason }) =>
      `Not judged: ${named(term)} (n = ${formatValue(n, "count")}): ${reason}`
    ),
  ];
}

/** A finding as an output of a cell: its terms as a table, then what it rests on and what it could not tell. */
export function findingBundle(finding: Finding<object>): MediaBundle {
  const grid = gridOf(finding);
  const period = [finding.period?.label, finding.against?.label].filter((label) => label !== undefined);
  const title = period.length === 0 ? finding.question : `${finding.question} (${period.join(" against ")})`;
  const list = notes(finding);
  const items = list.map((note) => `<li>${escapeHtml(note)}</li>`).join("");
  return {
    [media.finding]: plainJson(finding),
    [media.html]: `<p><strong>${escapeHtml(title)}</strong></p>\n${htmlTable(grid)}\n<ul>${items}</ul>`,
    [media.plain]: [title, plainTable(grid), ...list].join("\n"),
  };
}
