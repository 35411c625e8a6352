import assert from "node:assert/strict";
import { benjaminiHochberg } from "../../lib/stats/benjamini_hochberg.ts";
import { permutationTest } from "../../lib/stats/permutation_test.ts";
import { type Company, createCompany } from "../../lib/twin/company.ts";
import type { Incident } from "../../lib/twin/incident.ts";
import { improvedFrom } from "../../lib/twin/incidents.ts";
import { endedAt } from "../../lib/twin/occurrences.ts";
import { improvedService } from "../../lib/twin/services.ts";

const hour = 3_600_000;
const week = 168 * hour;
const day = 24 * hour;

const companies = Array.from(
  { length: 20 },
  (_, index) => createCompany({ seed: index + 1, scale: "sample" }),
);
const real = (company: Company) => company.incidents.filter(({ kind }) => kind === "incident");

function withinAnHour(company: Company, kind: string, shift: number): number {
  const starts = Map.groupBy(
    company.changes.filter((change) => change.kind === kind),
    ({ service }) => service,
  );
  return real(company).filter(({ service, createdAt }) =>
    starts.get(service)?.some(({ startedAt }) =>
      createdAt >= startedAt + shift && createdAt < startedAt + shift + hour
    )
  ).length;
}

// The same service at the same hour of other weeks: what was to be expected without the change.
function rateRatio(kind: string): number {
  const shifts = [-4, -3, -2, 2, 3, 4].map((weeks) => weeks * week);
  const total = (shift: number) =>
    companies.reduce((sum, company) => sum + withinAnHour(company, kind, shift), 0);
  return total(0) / (shifts.reduce((sum, shift) => sum + total(shift), 0) / shifts.length);
}

Deno.test("incidents come three times as often in the hour after a migration, and only then", () => {
  const ratio = rateRatio("migration");
  // The hours compared with hold a few migrations themselves, which takes a little off.
  assert.ok(ratio > 2.4 && ratio < 3.3, `migrations: ${ratio}`);
  for (const kind of ["flag", "config"]) {
    const decoy = rateRatio(kind);
    assert.ok(decoy > 0.6 && decoy < 1.5, `${kind}: ${decoy}`);
  }
});

function resolveLogs(incidents: readonly Incident[]): number[] {
  return incidents.flatMap(({ resolvedAt, createdAt, defect }) =>
    resolvedAt === null || defect !== null ? [] : [Math.log((resolvedAt - createdAt) / 1000)]
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

// Services whose time to resolve differs between the last two quarters and the two before them.
function changedServices(company: Company, seed: number): readonly string[] {
  const from = Date.UTC(2025, 9, 1);
  const arms = company.services.map((service) => {
    const own = real(company).filter((incident) =>
      incident.service === service && incident.createdAt >= from
    );
    const [before, after] = [
      own.filter(({ createdAt }) => createdAt < improvedFrom),
      own.filter(({ createdAt }) => createdAt >= improvedFrom),
    ];
    return { name: service.name, before: resolveLogs(before), after: resolveLogs(after) };
  }).filter(({ before, after }) => before.length >= 2 && after.length >= 2);
  const pValues = arms.map(({ before, after }) =>
    permutationTest(before, after, { statistic: (a, b) => mean(b) - mean(a), permutations: 999, seed }).pValue
  );
  const adjusted = benjaminiHochberg(pValues);
  return arms.filter((_, index) => (adjusted[index] as number) < 0.05).map(({ name }) => name);
}

Deno.test("one service halves its time to resolve, visibly in 18 of 20 companies, and no other changes", () => {
  const found = companies.map((company, index) => changedServices(company, index));
  assert.ok(found.filter((names) => names.includes(improvedService)).length >= 18, JSON.stringify(found));
  assert.ok(found.flat().filter((name) => name !== improvedService).length <= 4, JSON.stringify(found));
});

Deno.test("medians follow the services, and the logarithms spread by 0.6", () => {
  const scaled = companies.flatMap((company) =>
    company.services.map((service) => {
      const own = real(company).filter((incident) => incident.service === service);
      const after = own.filter(({ createdAt }) => createdAt >= improvedFrom);
      const before = own.filter(({ createdAt }) => createdAt < improvedFrom);
      const expected = Math.log(service.medianResolveS);
      const off = (incidents: readonly Incident[]) => resolveLogs(incidents).map((value) => value - expected);
      return { name: service.name, before: off(before), after: off(after) };
    })
  );
  const before = scaled.flatMap((one) => one.before);
  const improved = scaled.filter(({ name }) => name === improvedService).flatMap(({ after }) => after);
  const others = scaled.filter(({ name }) => name !== improvedService).flatMap(({ after }) => after);
  assert.ok(Math.abs(median(before)) < 0.05, `${median(before)}`);
  assert.ok(Math.abs(median(others)) < 0.06, `${median(others)}`);
  assert.ok(Math.abs(Math.exp(median(improved)) - 0.5) < 0.05, `${median(improved)}`);
  const spread = Math.sqrt(mean(before.map((value) => (value - mean(before)) ** 2)));
  assert.ok(Math.abs(spread - 0.6) < 0.03, `${spread}`);
});

Deno.test("the improved service has 30 incidents in its last two quarters in nearly every company", () => {
  const enough = companies.filter((company) =>
    real(company).filter(({ service, createdAt }) =>
      service.name === improvedService && createdAt >= improvedFrom
    )
      .length >= 30
  );
  assert.ok(enough.length >= 18, `${enough.length} of 20`);
});

Deno.test("a family that was ended does not come back, and the others go on", () => {
  for (const company of companies) {
    for (const [family, at] of Object.entries(endedAt)) {
      const own = real(company).filter((incident) => incident.family === family);
      assert.ok(own.length >= 4, `${family}: ${own.length}`);
      assert.ok(own.every(({ createdAt }) => createdAt < at));
    }
    for (const family of ["pool", "queue", "upstream", "memory"]) {
      const last = real(company).findLast((incident) => incident.family === family);
      assert.ok((last?.createdAt ?? 0) > Date.UTC(2026, 6, 1), family);
    }
  }
});

Deno.test("memory incidents of one service are at least eight days apart", () => {
  for (const company of companies) {
    const leaks = Map.groupBy(
      real(company).filter(({ family }) => family === "memory"),
      ({ service }) => service,
    );
    for (const [service, incidents] of leaks) {
      assert.ok(service.leaks);
      incidents.slice(1).forEach((incident, index) => {
        assert.ok(incident.createdAt - (incidents[index] as Incident).createdAt >= 8 * day);
      });
    }
  }
});

Deno.test("a quarter of all incidents is told once and never again", () => {
  const shares = companies.map((company) => {
    const novel = real(company).filter(({ family }) => family === null);
    assert.equal(new Set(novel.map(({ title }) => title)).size, novel.length);
    return novel.length / real(company).length;
  });
  assert.ok(Math.abs(mean(shares) - 0.25) < 0.04, `${mean(shares)}`);
});

Deno.test("weeks burst: counts vary more than a Poisson process of the same mean", () => {
  const ratios = companies.map((company) => {
    const weeks = new Array<number>(78).fill(0);
    for (const { service, createdAt } of real(company)) {
      const index = Math.floor((createdAt - Date.UTC(2025, 3, 1)) / week);
      if (service.name === improvedService && index < weeks.length) {
        weeks[index] = (weeks[index] as number) + 1;
      }
    }
    const average = mean(weeks);
    return mean(weeks.map((count) => (count - average) ** 2)) / average;
  });
  assert.ok(mean(ratios) > 1.4, `${mean(ratios)}`);
});

Deno.test("every kind of broken record is there, away from the improved service", () => {
  for (const company of companies) {
    const broken = company.incidents.filter(({ defect }) => defect !== null);
    assert.equal(new Set(broken.map(({ defect }) => defect)).size, 5);
    assert.ok(broken.every(({ service }) => service.name !== improvedService));
    for (const { defect, recordedResolvedAt, createdAt } of broken) {
      if (defect === "resolved_before_created") assert.ok((recordedResolvedAt as number) < createdAt);
      if (defect === "year_typo") assert.ok((recordedResolvedAt as number) > Date.UTC(2050, 0, 1));
    }
  }
});
