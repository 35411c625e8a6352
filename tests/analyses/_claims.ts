import assert from "node:assert/strict";
import type { Claim } from "../../lib/model/claim.ts";
import { renderClaim } from "../../lib/model/render_claim.ts";

const moved = /\b(rose|fell|more often|less often)\b/;

/** Asserts what holds of the claims of any finding: one short headline, ids of their own, wording by strength. */
export function assertSound(claims: readonly Claim[]): void {
  const headlines = claims.filter(({ role }) => role === "headline");
  assert.equal(headlines.length, 1);
  assert.ok(claims.filter(({ role }) => role === "caveat").length <= 1);
  assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
  for (const claim of claims) {
    const rendered = renderClaim(claim);
    // 90 letters with the longest name and rounded values; the longest values make it two more.
    if (claim.role === "headline") assert.ok(rendered.length <= 92, `${rendered.length}: ${rendered}`);
    if (claim.role === "caveat") assert.ok(rendered.length <= 140, `${rendered.length}: ${rendered}`);
    if (claim.role === "definition") assert.ok(rendered.length <= 160, `${rendered.length}: ${rendered}`);
    if (moved.test(claim.text)) assert.equal(claim.strength, "finding", rendered);
    if (claim.strength === "no-evidence") assert.ok(["none", null].includes(claim.direction), rendered);
  }
}

/** The headline as people read it. */
export function headlineOf(claims: readonly Claim[]): string {
  const headline = claims.find(({ role }) => role === "headline");
  assert.ok(headline);
  return renderClaim(headline);
}
