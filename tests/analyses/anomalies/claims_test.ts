import assert from "node:assert/strict";
import { anomaliesChart } from "../../../lib/analyses/anomalies/chart.ts";
import { anomaliesClaims } from "../../../lib/analyses/anomalies/claims.ts";
import { anomaliesFinding } from "../../../lib/analyses/anomalies/analysis.ts";
import type { AnomalyRow } from "../../../lib/analyses/anomalies/rows.ts";
import { renderPng } from "../../../lib/charts/render_png.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { about } from "./_about.ts";

const hourMs = 3_600_000;
const start = Date.parse("2026-01-01T00:00:00Z");

function rowsWith(lift: number): AnomalyRow[] {
  return ["cpu", "memory"].flatMap((stream, place) => {
    const random = createRandom(place + 11);
    return Array.from({ length: 24 * 120 }, (_, hour): AnomalyRow => ({
      ...about,
      kind: "metric",
      stream,
      at: new Date(start + hour * hourMs).toISOString(),
      value: 100 + random.normal() + (stream === "memory" && hour >= 2480 && hour <= 2500 ? lift : 0),
    }));
  }).concat({
    ...about,
    kind: "incident",
    stream: "a",
    at: new Date(start + 2500 * hourMs).toISOString(),
    value: 60,
  });
}

function said(rows: readonly AnomalyRow[]): string[] {
  return anomaliesClaims(anomaliesFinding(rows, { incidentId: "a" })).map((claim) => renderClaim(claim));
}

Deno.test("a stream that was unusual is told with its size and since when", () => {
  const [headline, memory] = said(rowsWith(20));
  assert.equal(headline, "1 of 2 streams around this incident was unusual: memory");
  assert.equal(
    memory,
    "payments: memory was high, at 1.2× its usual level, from at least 19 h before the incident.",
  );
});

Deno.test("the worst incident of a period is called so, and named", () => {
  const worst = {
    incidentId: "a",
    title: "no seats",
    service: "payments",
    severity: 1,
    startedAt: "2026-04-15T04:00:00Z",
  };
  const told = anomaliesClaims(anomaliesFinding(rowsWith(20), { incidentId: "a" }), worst)
    .map((claim) => renderClaim(claim));
  assert.equal(told[0], "1 of 2 streams around the worst incident was unusual: memory");
  assert.equal(
    told[1],
    "The worst incident that is over began at 2026-04-15 04:00 UTC in payments: no seats.",
  );
});

Deno.test("a stream that began in the hour of the incident is not told to be before it", () => {
  const rows = rowsWith(20).map((row) =>
    row.kind === "incident" ? { ...row, at: new Date(start + 2480.5 * hourMs).toISOString() } : row
  );
  assert.match(said(rows)[1] ?? "", /its usual level, from about the time it began\.$/);
});

Deno.test("where nothing was, the sentence says so and no beginning is drawn", () => {
  const rows = rowsWith(0);
  assert.equal(said(rows)[0], "None of 2 streams around this incident was unusual");
  const chart = anomaliesChart(rows, anomaliesFinding(rows, { incidentId: "a" }));
  assert.match(chart.alt, /none is unusual/);
});

Deno.test("the picture can be drawn, also of nothing", async () => {
  for (const rows of [rowsWith(20), []]) {
    const chart = anomaliesChart(rows, anomaliesFinding(rows, { incidentId: "a" }));
    assert.ok((await renderPng(chart)).length > 1000);
  }
});
