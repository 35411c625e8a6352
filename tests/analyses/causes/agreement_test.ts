import assert from "node:assert/strict";
import { causeAgreement } from "../../../lib/analyses/causes/agreement.ts";
import { categories, companyRows, incident } from "./_incidents.ts";

const options = { role: "cause", categories } as const;
const before = { guessedAt: "2026-07-01T00:00:00.000Z", labelledAt: "2026-07-02T00:00:00.000Z" };

Deno.test("only guesses made before their label count, abstentions and unknown aside", () => {
  const { kappa, agreed } = causeAgreement([
    incident("a", { ...before, guess: "code", label: "code" }),
    incident("b", { ...before, guess: "code", label: "data" }),
    incident("c", { ...before, guess: "data", label: "data" }),
    incident("d", { ...before, guess: "data", label: "unknown" }),
    incident("e", { ...before, guess: null, label: "data" }),
    incident("f", { ...before, guess: "data", label: "data", guessedAt: "2026-07-03T00:00:00.000Z" }),
    incident("g", { ...before, guess: "data" }),
  ], options);
  assert.equal(kappa.n, 3);
  assert.equal(agreed, 2);
  assert.equal(kappa.estimate?.toFixed(2), "0.40");
});

Deno.test("a label that all others speak against is named and stands", () => {
  const rows = companyRows(1, "tune").slice(0, 120);
  const at = rows.findIndex(({ label, title }) => label === "code" && /memory|heap|OOM/i.test(title ?? ""));
  const wronged = rows.map((row, place) => place === at ? { ...row, label: "hardware" } : row);
  const { overruled, learned } = causeAgreement(wronged, options);
  const found = overruled.find(({ incidentId }) => incidentId === rows[at]?.incidentId);
  assert.equal(found?.label, "hardware");
  assert.equal(found?.guess, "code");
  assert.ok((found?.probability ?? 0) >= 0.8);
  assert.equal(wronged[at]?.label, "hardware");
  assert.equal(learned.reduce((sum, { labels }) => sum + labels, 0), 120);
  assert.ok(learned.every(({ words }) => words.length > 0));
});
