import assert from "node:assert/strict";
import { leadingIndicators } from "../../../lib/analyses/leading_indicators/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { incident, metric, plain } from "./_company.ts";
import { type Habits, riseBefore, services, sharingCompany } from "./_sharing.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const six: ReadonlySet<string> = new Set(services.slice(0, 6));
const habits: Habits = { autocorrelation: 0.5, season: 0, shared: 0 };
const noise = { ...plain, autocorrelation: 0.5 };

function searched(seed: number, own: Habits, leading: ReadonlySet<string>, confidence: number) {
  const { incidents, streams } = sharingCompany(createRandom(seed), own, leading);
  return leadingIndicators(incidents, streams, { period: parsePeriod("2026"), folds: 0, confidence });
}

Deno.test("what families share is found on the services that have it, where each has too few of every family", () => {
  const { finding, indicators } = searched(1, habits, six, 0.95);
  const passed = finding.rows.filter(({ passes }) => passes);
  const told = passed.filter(({ targetKind }) => targetKind === "families_in_service");
  assert.deepEqual(new Set(told.map(({ service }) => service)), six);
  assert.ok(told.every(({ signal, z }) => signal === "latency" && z > 0));
  assert.equal(passed.filter(({ targetKind }) => targetKind === "family_in_service").length, 0);
  const term = finding.terms.find(({ labels }) => labels?.target_kind === "families_in_service");
  assert.match(term?.labels?.target ?? "", /^[2-6] families on service-[0-5]$/);
  assert.equal(term?.labels?.families?.split("; ").length, Number(term?.labels?.target?.[0]));
  // Each family of each service has its own.
  assert.ok(indicators.length > 0 && indicators.every(({ target }) => /^(family|service) /.test(target)));
});

Deno.test("a service is not asked for families that its own incidents alone brought up", () => {
  const random = createRandom(2);
  const [web, store] = [metric("web", "latency", noise, random), metric("store", "latency", noise, random)];
  const cases = Array.from({ length: 34 }, (_, at) => ({ at, hour: 600 + at * 108 + random.integer(90) }));
  const incidents = cases.map(({ at, hour }) => {
    const family = { familyId: `f-${at % 2}`, family: `f-${at % 2}` };
    const service = at % 3 < 2 ? "web" : "store";
    if (service === "web") riseBefore(web, hour);
    return incident(`i-${at}`, service, hour, family);
  });
  const { finding } = leadingIndicators(incidents, [web, store], { period: parsePeriod("2026"), folds: 0 });
  assert.equal(finding.rows.filter(({ targetKind, passes }) => targetKind === "family" && passes).length, 2);
  const asked = finding.rows.filter(({ targetKind }) => targetKind === "families_in_service");
  assert.deepEqual(asked.map(({ service, passes }) => [service, passes]), [["store", false]]);
});

Deno.test({
  name: "of services said to have what families share no more than one in ten have not (long)",
  ignore: !isLong,
  fn: () => {
    for (const shared of [0, 0.7]) {
      const shares = Array.from({ length: 150 }, (_, at) => {
        const { finding } = searched(1 + at, { ...habits, shared }, six, 0.9);
        const told = finding.rows.filter(({ targetKind, passes }) =>
          passes && targetKind === "families_in_service"
        );
        const wrong = told.filter(({ signal, service }) => signal !== "latency" || !six.has(service ?? ""));
        return told.length === 0 ? 0 : wrong.length / told.length;
      });
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      assert.ok(mean <= 0.12, `${mean}`);
    }
  },
});
