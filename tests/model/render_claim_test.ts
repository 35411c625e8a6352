import assert from "node:assert/strict";
import type { Claim } from "../../lib/model/claim.ts";
import { escapeMarkdown } from "../../lib/model/escape_markdown.ts";
import { renderClaim } from "../../lib/model/render_claim.ts";

const claim: Claim = {
  id: "x",
  finding: "x",
  text: "{service} took {median} ({median.interval}), {change} on {service}; q {q}, n = {n}.",
  values: {
    service: { value: "![a](b) {n} $&", unit: "text", term: "t" },
    median: { value: 5100, unit: "s", confLow: 4000, confHigh: null, term: "t" },
    change: { value: -0.25, unit: "percent_change", term: "t" },
    q: { value: null, unit: "p", term: "t" },
    n: { value: 1234, unit: "count", term: "t" },
  },
  strength: "context",
  role: "support",
  direction: null,
};

Deno.test("values stand with their unit; a name is never read as a placeholder", () => {
  assert.equal(
    renderClaim(claim),
    "![a](b) {n} $& took 85 min (at least 67 min), -25 % on ![a](b) {n} $&; q unknown, n = 1,234.",
  );
});

Deno.test("for Markdown only names are escaped", () => {
  assert.equal(
    renderClaim(claim, escapeMarkdown),
    "\\!\\[a\\](b) {n} \\$&amp; took 85 min (at least 67 min), -25 % on \\!\\[a\\](b) {n} \\$&amp;; q unknown, n = 1,234.",
  );
});

Deno.test("a value that is not bound is refused, also one every object has", () => {
  assert.throws(() => renderClaim({ ...claim, text: "{other}" }), /value "other" is not bound/);
  assert.throws(() => renderClaim({ ...claim, text: "{toString}" }), /value "toString" is not bound/);
});
