import assert from "node:assert/strict";
import { drawOf, isInPanel } from "../../../lib/model/label_panel.ts";
import { proposeCauses } from "../../../lib/analyses/causes/proposals.ts";
import { categories, companyRows, labelledFirst } from "./_incidents.ts";

const options = { role: "cause", categories } as const;

Deno.test("the first proposals are drawn at random, later ones are mostly useful, none has a label", () => {
  const rows = companyRows(1, "tune");
  const first = proposeCauses(labelledFirst(rows, 0), { ...options, next: 12 });
  assert.equal(first.length, 12);
  assert.ok(first.every(({ why, incidentId }) => why === "random" && isInPanel(incidentId)));
  const later = proposeCauses(labelledFirst(rows, 60), { ...options, next: 20 });
  assert.equal(later.filter(({ why }) => why === "random").length, 5);
  const labelled = new Set(rows.slice(0, 60).map(({ incidentId }) => incidentId));
  assert.ok(later.every(({ incidentId }) => !labelled.has(incidentId)));
  assert.equal(new Set(later.map(({ incidentId }) => incidentId)).size, 20);
});

Deno.test("useful proposals are surer to teach: less probable guesses, of many categories and times", () => {
  const rows = labelledFirst(companyRows(3, "tune"), 80);
  const useful = proposeCauses(rows, { ...options, next: 20 }).filter(({ why }) => why === "useful");
  const mean = useful.reduce((sum, { probability }) => sum + probability, 0) / useful.length;
  assert.ok(mean < 0.6, `${mean}`);
  assert.ok(new Set(useful.map(({ guess }) => guess)).size >= 5);
});

Deno.test("no more is proposed than there is", () => {
  const rows = companyRows(1, "tune").slice(0, 5);
  assert.equal(proposeCauses(labelledFirst(rows, 2), { ...options, next: 20 }).length, 3);
  assert.deepEqual(proposeCauses(rows, options), []);
});

Deno.test("a quarter of all ids is in the panel, evenly drawn", () => {
  const draws = Array.from({ length: 20_000 }, (_, at) => drawOf(`pagerduty:P${at}`)).sort((a, b) => a - b);
  const worst = Math.max(...draws.map((draw, at) => Math.abs(draw - (at + 0.5) / draws.length)));
  assert.ok(worst < 1.95 / Math.sqrt(draws.length), `Kolmogorov's distance ${worst}`);
});
