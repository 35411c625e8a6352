import assert from "node:assert/strict";
import { replayRule } from "../../../lib/analyses/leading_indicators/rule_replay.ts";
import { preventionFinding } from "../../../lib/analyses/prevention/analysis.ts";
import { preventionClaims } from "../../../lib/analyses/prevention/claims.ts";
import type { PreventionRow } from "../../../lib/analyses/prevention/rows.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { incident } from "../leading_indicators/_company.ts";
import { at, memory, memoryRule } from "../leading_indicators/_rules.ts";
import { burstyCount, poisson } from "../_simulation.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const runs = isLong ? 2000 : 400;
const days = 240;

/** A year of one rule whose warnings, and what people do about them, have nothing to do with incidents. */
function ledgerOf(id: string, isBursty: boolean, random: Random): PreventionRow {
  const high = Array.from({ length: days / 3 }, () => random.integer(days * 24 - 2)).map((from) =>
    [from, from + 2] as const
  );
  const incidents = Array.from({ length: days / 7 }, (_, week) => {
    const n = isBursty ? burstyCount(1, 1, random) : poisson(1, random);
    return Array.from({ length: n }, (_, place) => {
      return incident(`${id}-${week}-${place}`, "search", (week + random.next()) * 168);
    });
  }).flat().sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const rule = { ...memoryRule, id, horizonHours: 48 };
  const streams = [memory(days * 24, high)];
  const replayed = replayRule(rule, incidents, streams, { knownUntil: at(days * 24) });
  assert.ok(replayed);
  return {
    ruleId: id,
    horizonHours: rule.horizonHours,
    quietHours: replayed.quietHours,
    quietIncidents: replayed.quietIncidents,
    firings: replayed.firings.map(({ firedAt, incidentId, leadS, isOver }) => ({
      firedAt,
      outcome: random.next() < 0.5 ? "acted_on" : incidentId === null ? "false" : "came_true",
      leadS,
      isOver,
      isLater: true,
    })),
    resolveS: [3600],
  };
}

for (const isBursty of [false, true]) {
  const shape = isBursty ? "incidents in bursts" : "incidents at random";
  Deno.test(`warnings at random times claim no incidents avoided: ${runs} ledgers, ${shape}`, () => {
    const random = createRandom(isBursty ? 2 : 1);
    let [claimed, judged, above] = [0, 0, 0];
    for (let run = 0; run < runs; run++) {
      const finding = preventionFinding(["a", "b"].map((id) => ledgerOf(id, isBursty, random)));
      const term = (name: string) => finding.terms.find((own) => own.term === name);
      judged += Number(term("avoided") !== undefined);
      above += Number((term("excess")?.confLow ?? 0) > 0);
      claimed += Number(preventionClaims(finding)[0]?.strength === "finding");
    }
    assert.ok(judged > 0.95 * runs, `${judged} of ${runs} had enough warnings`);
    assert.ok(claimed <= 0.025 * runs, `${claimed} of ${runs} claim incidents avoided`);
    // The base rate is that of the same hours: random warnings are no better than none.
    assert.ok(above <= 0.05 * runs, `${above} of ${runs} warnings beat the base rate`);
  });
}
