import assert from "node:assert/strict";
import { durationFinding } from "../../../lib/analyses/durations/analysis.ts";
import { type DurationRow, durationRows } from "../../../lib/analyses/durations/rows.ts";
import { findConfig } from "../../../lib/commands/config_file.ts";
import type { Finding } from "../../../lib/model/finding.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { type Company, createCompany } from "../../../lib/twin/company.ts";
import type { Incident } from "../../../lib/twin/incident.ts";
import { improvedService } from "../../../lib/twin/services.ts";
import { loadFolder, openWarehouse } from "../../../lib/warehouse/mod.ts";

const [before, now] = [parsePeriod("2025-Q2..2026-Q1"), parsePeriod("2026-Q2..2026-Q3")];
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
const sample = new URL("../../../data/sample/", import.meta.url).pathname;

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** An incident as the tools recorded it, defects included. */
function rowOf(incident: Incident): DurationRow {
  return {
    incidentId: incident.id,
    service: incident.service.name,
    team: incident.service.team.name,
    severity: incident.severity,
    startedAt: new Date(incident.createdAt).toISOString(),
    declaredAt: iso(incident.createdAt),
    acknowledgedAt: iso(incident.acknowledgedAt),
    mitigatedAt: null,
    resolvedAt: iso(incident.recordedResolvedAt),
    isCensored: incident.recordedResolvedAt === null,
    censoredAt: incident.recordedResolvedAt === null ? now.end : null,
    loadedAt: null,
  };
}

function findingOf(rows: readonly DurationRow[]): Finding {
  return durationFinding(rows, { period: now, against: before });
}

function findingIn(company: Company): Finding {
  return findingOf(company.incidents.filter(({ kind }) => kind === "incident").map(rowOf));
}

interface Verdicts {
  /** Services whose time to resolve was compared. */
  readonly compared: readonly string[];
  /** Those of them reported as changed. */
  readonly reported: readonly string[];
}

function verdictsOf({ terms, method }: Finding): Verdicts {
  const ratios = terms.filter(({ term }) => term.startsWith("resolve.ratio.service."));
  const serviceOf = (term: typeof ratios[number]) => term.labels?.service ?? "";
  return {
    compared: ratios.map(serviceOf),
    reported: ratios.filter(({ qValue }) => (qValue ?? 1) <= 1 - method.confidence).map(serviceOf),
  };
}

Deno.test("the service that halves is found, and unchanged ones are not: 20 companies", async (t) => {
  const verdicts = seeds.map((seed) => verdictsOf(findingIn(createCompany({ seed, scale: "sample" }))));
  const found = verdicts.filter(({ reported }) => reported.includes(improvedService)).length;
  const others = (names: readonly string[]) => names.filter((name) => name !== improvedService).length;
  const unchanged = verdicts.reduce((sum, { compared }) => sum + others(compared), 0);
  const falsely = verdicts.reduce((sum, { reported }) => sum + others(reported), 0);
  // Counted by comparison of an unchanged service: at most the level of the test.
  const figures = `${improvedService} found in ${found} of ${seeds.length}, ` +
    `${falsely} of ${unchanged} comparisons of unchanged services reported`;
  await t.step(figures, () => {
    assert.ok(found >= 18);
    assert.ok(unchanged > 100);
    assert.ok(falsely <= 0.05 * unchanged);
  });
});

Deno.test("what is read back from the exports gives the verdicts of what happened", async () => {
  const { seed } = JSON.parse(await Deno.readTextFile(`${sample}truth.json`)) as { seed: number };
  const warehouse = await openWarehouse(":memory:");
  try {
    const { config } = await findConfig(`${sample}raw`, undefined);
    await loadFolder(warehouse, `${sample}raw`, { config });
    const read = findingOf(await durationRows(warehouse, now));
    const happened = findingIn(createCompany({ seed, scale: "sample" }));
    assert.deepEqual(verdictsOf(read), verdictsOf(happened));
    const ratioIn = ({ terms }: Finding) =>
      terms.find(({ term }) => term === `resolve.ratio.service.${improvedService}`)?.estimate ?? NaN;
    // Some incidents began minutes earlier on the status page than in the pager.
    assert.ok(Math.abs(ratioIn(read) / ratioIn(happened) - 1) < 0.1, `${ratioIn(read)} ${ratioIn(happened)}`);
  } finally {
    warehouse.close();
  }
});
