import assert from "node:assert/strict";
import { trendFinding } from "../../../lib/analyses/trend/analysis.ts";
import { trendClaims } from "../../../lib/analyses/trend/claims.ts";
import type { TrendRow } from "../../../lib/analyses/trend/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { assertSound } from "../_claims.ts";

const data = new URL("../../../../shared/data/incidents/github-status/incidents.jsonl", import.meta.url);
const ignore = !await Deno.stat(data).then(() => true, () => false);
const absent = ignore ? " (skipped: ../shared/data/incidents/github-status is absent)" : "";

interface Posted {
  readonly id: string;
  readonly started_at: string;
  readonly resolved_at: string | null;
  readonly impact: string;
  readonly components?: readonly string[];
}

const severities: Readonly<Record<string, number>> = { critical: 1, major: 2, minor: 3 };

Deno.test({
  name:
    `four years of a status page: every line has its detectable shift, severity and duration are not tied${absent}`,
  ignore,
  fn: async () => {
    const posts = (await Deno.readTextFile(data)).trim().split("\n").map((line) =>
      JSON.parse(line) as Posted
    );
    const rows = posts.map(({ id, started_at, resolved_at, impact, components = [] }): TrendRow => ({
      incidentId: id,
      service: components.length === 1 ? components[0] ?? null : null,
      severity: severities[impact] ?? null,
      startedAt: new Date(started_at).toISOString(),
      resolvedAt: resolved_at === null ? null : new Date(resolved_at).toISOString(),
      familyId: null,
      isTooThin: true,
      tools: ["statuspage"],
    }));
    const finding = trendFinding(rows, { period: parsePeriod("2025-Q4"), against: parsePeriod("2025-Q3") });
    const claims = trendClaims(finding);
    assertSound(claims);
    const tested = finding.terms.filter(({ qValue }) => typeof qValue === "number");
    assert.ok(tested.length >= 4);
    const unseen = claims.filter(({ id }) => id.startsWith("trend.unseen.")).flatMap(({ text }) =>
      text.split(", ")
    );
    assert.equal(unseen.length, tested.filter(({ qValue }) => (qValue ?? 1) > 0.05).length);
    for (const claim of claims) {
      const text = renderClaim(claim);
      assert.ok(!(/sever/i.test(text) && /resolve|duration/i.test(text)), text);
    }
  },
});
