import assert from "node:assert/strict";
import { actionItemFinding } from "../../../lib/analyses/action_items/analysis.ts";
import { actionItemChart } from "../../../lib/analyses/action_items/chart.ts";
import { actionItemClaims } from "../../../lib/analyses/action_items/claims.ts";
import type { ActionItemRow } from "../../../lib/analyses/action_items/rows.ts";
import { termOf } from "../../../lib/model/claim_parts.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { renderClaim } from "../../../lib/model/render_claim.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertShare, simulations } from "../_simulation.ts";

const period = parsePeriod("2026-Q3");
const end = Date.parse(period.end);
const day = 86_400_000;
const ago = (days: number) => new Date(end - days * day).toISOString();

function item(id: number, more: Partial<ActionItemRow>): ActionItemRow {
  return {
    ...{ itemId: `LRK-${id}`, title: "Alert earlier", status: "accepted", team: null, teamPeople: null },
    ...{ priority: null, createdAt: ago(100), dueAt: null, completedAt: null, knownUntil: period.end },
    ...more,
  };
}

const done = (id: number, took: number, more: Partial<ActionItemRow> = {}) =>
  item(id, { status: "done", completedAt: ago(100 - took), ...more });

Deno.test("open items count as long as they were seen: the half-life is not that of the done ones", () => {
  const rows = [
    ...Array.from({ length: 6 }, (_, id) => done(id, 10 + id)),
    ...Array.from({ length: 6 }, (_, id) => item(20 + id, {})),
  ];
  const finding = actionItemFinding(rows, { period });
  const half = termOf(finding, "half_life");
  // Product-limit: at the sixth of twelve the curve is one half and stays there.
  assert.equal(half?.estimate, 15 * 86_400);
  assert.ok(Math.abs((termOf(finding, "done_in_quarter")?.estimate ?? 0) - 0.5) < 1e-12);
  assert.equal(finding.rows.length, 6);
  const most = actionItemFinding(rows.slice(2), { period });
  assert.equal(termOf(most, "half_life")?.estimate, null);
  assert.match(renderClaim(actionItemClaims(most)[0]!), /^6 of 10 things to do are open: fewer than half/);
});

Deno.test("what was turned down, untold or undated is counted apart and in no time", () => {
  const rows = [
    done(1, 30),
    item(2, { status: "rejected" }),
    item(3, { status: "superseded" }),
    item(4, { status: null }),
    item(5, { createdAt: null }),
    item(6, { status: "done" }),
    // Done after the period: open then.
    done(7, 150),
  ];
  const finding = actionItemFinding(rows, { period });
  const names = ["items", "items.open", "items.done", "items.rejected", "items.superseded", "items.untold"];
  assert.deepEqual([...names, "items.undated"].map((name) => termOf(finding, name)?.estimate), [
    7,
    2,
    2,
    1,
    1,
    1,
    2,
  ]);
  assert.equal(finding.method.n, 2);
  const caveat = actionItemClaims(finding).find(({ role }) => role === "caveat");
  assert.match(renderClaim(caveat!), /^Of 1 items no export tells where they stand, of 2 not for how long/);
});

Deno.test("overdue are open items past their day; others have none, or it is to come", () => {
  const rows = [
    item(1, { dueAt: ago(10) }),
    item(2, { dueAt: ago(30) }),
    item(3, { dueAt: ago(-5) }),
    item(4, {}),
    done(5, 90, { dueAt: ago(50) }),
  ];
  const finding = actionItemFinding(rows, { period });
  assert.equal(termOf(finding, "overdue")?.estimate, 2);
  assert.equal(termOf(finding, "overdue.share")?.n, 3);
  assert.equal(termOf(finding, "overdue.late")?.estimate, 20 * 86_400);
  assert.equal(termOf(finding, "open.without_day")?.estimate, 1);
  const claims = actionItemClaims(finding).map((claim) => renderClaim(claim));
  assert.match(claims.join("\n"), /Of 3 open items with a day 2 are overdue .*; 1 more have no day\./);
});

Deno.test("teams and priorities stand in the order of their names; small teams and thin groups are told apart by nobody", () => {
  const eight = (team: string, teamPeople: number | null) =>
    Array.from({ length: 8 }, (_, id) => done(id, 20 + id, { team, teamPeople, priority: "High" }));
  const rows = [
    ...eight("search", 9),
    ...eight("money", null),
    ...eight("pair", 2),
    done(1, 5, { team: "x" }),
  ];
  const finding = actionItemFinding(rows, { period });
  const teams = finding.terms.filter(({ term }) => term.startsWith("half_life.team."));
  assert.deepEqual(teams.map(({ labels }) => labels?.team), ["money", "search"]);
  assert.deepEqual(finding.skipped.map(({ term, reason }) => [term, reason.slice(0, 15)]), [
    ["done_in_quarter.team.pair", "fewer than 5 pe"],
    ["done_in_quarter.team.x", "1 items with a "],
  ]);
  assert.equal(termOf(finding, "half_life.priority.High")?.n, 24);
  assert.equal(actionItemChart(finding).n, 25);
});

Deno.test("the interval of the share done in a quarter covers the true one, some items still open", () => {
  let [covered, told] = [0, 0];
  for (let seed = 1; seed <= simulations; seed++) {
    const random = createRandom(seed);
    const rows = Array.from({ length: 40 }, (_, id) => {
      const age = 30 + random.next() * 300;
      const took = -Math.log(1 - random.next()) * 100;
      const isDone = took < age;
      return item(id, {
        createdAt: ago(age),
        ...(isDone ? { status: "done", completedAt: ago(age - took) } : {}),
      });
    });
    const share = termOf(actionItemFinding(rows, { period }), "done_in_quarter");
    if (typeof share?.confLow !== "number" || typeof share.confHigh !== "number") continue;
    told++;
    const truth = 1 - Math.exp(-0.9);
    if (share.confLow <= truth && share.confHigh >= truth) covered++;
  }
  assert.ok(told > 0.99 * simulations);
  assertShare(covered, told, { from: 0.93, to: 0.97 });
});
