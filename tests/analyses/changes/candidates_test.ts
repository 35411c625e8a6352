import assert from "node:assert/strict";
import { candidateClaims } from "../../../lib/analyses/changes/candidate_claims.ts";
import type { CandidateRow } from "../../../lib/analyses/changes/candidate_rows.ts";
import { candidateFinding } from "../../../lib/analyses/changes/candidates.ts";
import { changeLagChart } from "../../../lib/analyses/changes/lag_chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { calibrationError } from "../../../lib/stats/calibration_error.ts";
import type { Company } from "../../../lib/twin/company.ts";
import { deploymentsOf } from "../../../lib/twin/deployments.ts";
import type { Service } from "../../../lib/twin/services.ts";
import { assertSound } from "../_claims.ts";
import { wordsOf } from "../_charts.ts";
import { companyOf, twinRows } from "./_twin.ts";

const period = parsePeriod("2026-Q3");
const companies = Deno.env.has("HINDCAST_LONG") ? 20 : 3;
const reachS = 14_400;

interface Made {
  readonly id: string;
  readonly kind: string;
  readonly title: string | null;
  readonly startedAt: number;
  readonly finishedAt: number;
}

function madeOn(service: Service, company: Company): Made[] {
  const deployments = deploymentsOf(service, company).filter(({ environment }) =>
    environment === "production"
  );
  return [
    ...company.changes.filter((change) => change.service === service),
    ...deployments.map((deployment) => ({
      ...deployment,
      kind: "deployment",
      id: `${deployment.id}`,
      title: null,
    })),
  ];
}

/** Candidates of every incident of a synthetic company, as the warehouse finds them. */
function candidatesOf(company: Company): CandidateRow[] {
  const made = new Map(company.services.map((service) => [service, madeOn(service, company)]));
  return company.incidents.filter(({ kind }) => kind === "incident").toReversed().flatMap(
    (incident): CandidateRow[] => {
      const { id: incidentId, title, createdAt, service } = incident;
      const shared = { incidentId, title, startedAt: new Date(createdAt).toISOString() };
      const near = (made.get(service) ?? []).flatMap(
        ({ id, kind, title, startedAt, finishedAt }): CandidateRow[] => {
          const lagS = (createdAt - (finishedAt <= createdAt ? finishedAt : startedAt)) / 1000;
          if (lagS < 0 || lagS > reachS) return [];
          return [{ ...shared, changeId: id, change: title, kind, service: service.name, isOwn: true, lagS }];
        },
      );
      const none = {
        ...shared,
        changeId: null,
        change: null,
        kind: null,
        service: null,
        isOwn: null,
        lagS: null,
      };
      return near.length > 0 ? near : [none];
    },
  );
}

Deno.test("of incidents given a probability, that share is really of that change, or of none", () => {
  const [probabilities, hits]: [number[], boolean[]] = [[], []];
  let [mass, brought] = [0, 0];
  for (let seed = 1; seed <= companies; seed++) {
    const company = companyOf(seed, "sample");
    const owner = new Map(company.incidents.map(({ id, triggeredBy }) => [id, triggeredBy?.id ?? null]));
    const { rows } = candidateFinding(twinRows(company), candidatesOf(company), { period });
    for (const own of Map.groupBy(rows, ({ incidentId }) => incidentId).values()) {
      // An incident without any candidate is judged rightly by everybody.
      if (own.length === 1) continue;
      for (const { incidentId, changeId, probability } of own) {
        const hit = owner.get(incidentId) === changeId;
        probabilities.push(probability);
        hits.push(hit);
        if (changeId !== null) mass += probability;
        if (changeId !== null && hit) brought++;
      }
    }
  }
  const error = calibrationError(probabilities, hits) ?? 1;
  assert.ok(error < 0.06, `expected calibration error ${error} of ${hits.length}`);
  assert.ok(Math.abs(mass - brought) < 0.35 * brought, `${mass} owed, ${brought} brought`);
});

Deno.test("probabilities of an incident add up to 1, the likeliest change first and none of them last", () => {
  const company = companyOf(2, "sample");
  const { rows } = candidateFinding(twinRows(company), candidatesOf(company), { period });
  for (const own of Map.groupBy(rows, ({ incidentId }) => incidentId).values()) {
    assert.ok(Math.abs(own.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-9);
    assert.equal(own.at(-1)?.changeId, null);
    assert.ok((own[0]?.probability ?? 0) >= (own.at(-2)?.probability ?? 0) || own.length === 1);
  }
});

Deno.test("what is told of candidates is no verdict, and the lags are drawn", async () => {
  const company = companyOf(1, "sample");
  const finding = candidateFinding(twinRows(company), candidatesOf(company), { period });
  const claims = candidateClaims(finding);
  assertSound(claims);
  const texts = claims.map((claim) => renderClaim(claim)).join("\n");
  assert.match(texts, /^\d+ of \d+ incidents of 2026-Q3 more likely than not followed from one change$/m);
  assert.match(
    texts,
    /^Latest: .+: migration on \w+ .+ before, probability \d+ %; none of its candidates: \d+ %\.$/m,
  );
  assert.match(await wordsOf(changeLagChart(finding)), /to 60 min/);
  const lags = finding.terms.map((term) =>
    term.term.startsWith("lag.") ? { ...term, estimate: 1 / 6, n: 10 } : term
  );
  const words = await wordsOf(changeLagChart({ ...finding, terms: lags }));
  const [panel, all] = [...words.matchAll(/n = (\d+)/g)].map(([, n]) => n);
  assert.equal(panel, all);
});

Deno.test("without changes and without incidents nothing is owed", async () => {
  const finding = candidateFinding([], [], { period });
  assert.deepEqual(finding.rows, []);
  assertSound(candidateClaims(finding));
  assert.match(await wordsOf(changeLagChart(finding)), /n = 0/);
});
