import assert from "node:assert/strict";
import { trendFinding } from "../../../lib/analyses/trend/analysis.ts";
import { trendClaims } from "../../../lib/analyses/trend/claims.ts";
import type { TrendRow } from "../../../lib/analyses/trend/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createCompany } from "../../../lib/twin/company.ts";
import { improvedService } from "../../../lib/twin/services.ts";
import { assertSound } from "../_claims.ts";

const isLong = Deno.env.has("HINDCAST_LONG");
const seeds = Array.from({ length: isLong ? 50 : 6 }, (_, index) => index + 1);
const options = { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") };

function findingOf(seed: number) {
  const rows = createCompany({ seed, scale: "sample" }).incidents
    .filter(({ kind }) => kind === "incident")
    .map((incident): TrendRow => ({
      incidentId: incident.id,
      service: incident.service.name,
      severity: incident.severity,
      startedAt: new Date(incident.createdAt).toISOString(),
      resolvedAt: incident.recordedResolvedAt === null
        ? null
        : new Date(incident.recordedResolvedAt).toISOString(),
      familyId: incident.family,
      isTooThin: false,
      tools: ["pager"],
    }));
  return trendFinding(rows, options);
}

Deno.test(`the service whose time to resolve halved is not contradicted: ${seeds.length} companies`, async (t) => {
  const findings = seeds.map(findingOf);
  const line = `shift.duration.service.${improvedService}`;
  const shifts = findings.map(({ terms }) => terms.find(({ term }) => term === line));
  const down = shifts.filter((shift) => (shift?.statistic ?? 0) < 0).length;
  const passed = findings.flatMap(({ terms }) => terms.filter(({ qValue }) => (qValue ?? 1) <= 0.05));
  const others = passed.filter(({ labels, statistic }) =>
    !(labels?.measure === "duration" && (statistic ?? 0) < 0)
  );
  const figures =
    `its likeliest shift is down in ${down}; ${passed.length} shifts pass, ${others.length} elsewhere`;
  await t.step(figures, () => {
    assert.ok(down >= 0.9 * seeds.length);
    assert.ok(others.length <= 0.1 * seeds.length);
  });
  for (const finding of findings) {
    const claims = trendClaims(finding);
    assertSound(claims);
    assert.ok(
      !claims.some((claim) =>
        claim.direction === "up" && renderClaim(claim).startsWith(`${improvedService}: typical time`)
      ),
    );
  }
});
