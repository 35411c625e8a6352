import assert from "node:assert/strict";
import { logEventFinding } from "../../../lib/analyses/log_events/analysis.ts";
import type { LogEventRow } from "../../../lib/analyses/log_events/rows.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { assertShare, gamma, poisson, simulations } from "../_simulation.ts";
import { quietLog, window } from "./_logs.ts";

const quiet = { messages: 20, blocks: 100, seed: 7, dependent: true };

function rowOf(
  patternId: string,
  block: number,
  lines: number,
  more: Partial<LogEventRow> = {},
): LogEventRow {
  return {
    patternId,
    pattern: `planted ${patternId}`,
    source: "log_json",
    service: "payments",
    level: "error",
    firstAt: "2026-01-01T00:00:00.000Z",
    block,
    lines,
    ...more,
  };
}

/** A message written in every block, around the same number of lines. */
function steady(
  patternId: string,
  mean: number,
  { blocks }: { blocks: number },
  inWindow: number,
): LogEventRow[] {
  const random = createRandom(3);
  return Array.from(
    { length: blocks + 1 },
    (_, block) => rowOf(patternId, block, block === 0 ? inWindow : Math.max(1, poisson(mean, random))),
  ).filter(({ lines }) => lines > 0);
}

const kindsOf = (rows: readonly LogEventRow[]) =>
  logEventFinding(rows, { window }).rows.map(({ kind, patternId }) => `${kind} ${patternId}`);

for (const dependent of [false, true]) {
  const kind = dependent ? "bursty and dependent, with a daily rhythm" : "bursty and independent";
  Deno.test(`quiet logs, ${kind}: at most the nominal share of windows has any event`, () => {
    // In CI both kinds together are 400 windows; in the long run each is 2,000.
    const draws = Deno.env.has("HINDCAST_LONG") ? simulations : simulations / 2;
    let found = 0;
    for (let seed = 1; seed <= draws; seed++) {
      if (kindsOf(quietLog({ ...quiet, dependent, seed })).length > 0) found++;
    }
    assertShare(found, draws, { from: 0, to: 0.05 });
  });
}

Deno.test("a planted burst, a vanished message and new ones are found; a message that always bursts is not", () => {
  const random = createRandom(5);
  const decoy = Array.from(
    { length: quiet.blocks + 1 },
    (_, block) => rowOf("decoy", block, block % 9 === 0 ? 200 + random.integer(50) : 1 + random.integer(3)),
  );
  const firstAt = "2026-07-14T10:03:00.000Z";
  const planted = [
    ...steady("burst", 8, quiet, 90),
    ...steady("vanished", 25, quiet, 0),
    ...decoy,
    ...["new-a", "new-b", "new-c"].map((id) => rowOf(id, 0, 4, { firstAt })),
  ];
  const finding = logEventFinding([...quietLog(quiet), ...planted], { window });
  assert.deepEqual(finding.rows.map(({ kind, patternId }) => `${kind} ${patternId}`), [
    "burst burst",
    "new new-a",
    "new new-b",
    "new new-c",
    "vanished vanished",
  ]);
  const term = finding.terms.find(({ term }) => term === "burst.burst");
  assert.ok(term && (term.confLow ?? 0) > 5 && (term.confHigh ?? 0) < 20 && (term.estimate ?? 0) > 9);
  const fresh = finding.terms.find(({ term }) => term === "new");
  assert.ok(fresh?.estimate === 3 && (fresh.qValue ?? 1) <= 0.05);
  assert.equal(finding.method.hypotheses, (finding.terms[0]?.estimate ?? 0) + 1);
});

Deno.test("a burst as high as one that came before at random is none", () => {
  const random = createRandom(11);
  const rows = Array.from(
    { length: 101 },
    (_, block) => rowOf("heavy", block, poisson(6 * gamma(1, random), random) + (block % 33 === 0 ? 60 : 0)),
  ).filter(({ lines }) => lines > 0);
  assert.deepEqual(kindsOf(rows), []);
});

Deno.test("the order of rows changes nothing", () => {
  const rows = [...quietLog(quiet), ...steady("burst", 8, quiet, 90)];
  const shuffled = [...rows];
  createRandom(2).shuffle(shuffled);
  const [one, other] = [rows, shuffled].map((given) => logEventFinding(given, { window }));
  assert.deepEqual(other?.rows, one?.rows);
  assert.deepEqual(other?.terms, one?.terms);
});

Deno.test("a log that is silent in the window is skipped and told, not called vanished", () => {
  const silent = steady("m", 9, quiet, 0);
  const finding = logEventFinding(
    [...quietLog(quiet), ...silent.map((row) => ({ ...row, service: "gone" }))],
    { window },
  );
  assert.deepEqual(finding.rows, []);
  assert.match(finding.warnings.join("\n"), /gone \(log_json\) has no line in the window/);
  assert.ok(
    finding.skipped.some(({ term, reason }) => term === "log.gone (log_json)" && /no line/.test(reason)),
  );
});

Deno.test("a log that begins shortly before the window has no usual rate, and nothing of it is new", () => {
  const firstAt = "2026-07-14T09:40:00.000Z";
  const young = steady("m", 9, { blocks: 20 }, 500).map((row) => ({ ...row, firstAt }));
  const finding = logEventFinding([...young, rowOf("n", 0, 3, { firstAt })], { window });
  assert.deepEqual(finding.rows, []);
  assert.match(
    finding.skipped[0]?.reason ?? "",
    /written in 20 blocks before the window: a usual rate needs 40/,
  );
});

Deno.test("a block in which the whole log is silent is unknown, not quiet", () => {
  const rows = steady("m", 9, quiet, 10).filter(({ block }) => block < 3 || block % 2 === 0);
  const { terms } = logEventFinding([
    ...rows,
    ...steady("n", 9, quiet, 0).filter(({ block }) => block % 2 === 0),
  ], {
    window,
  });
  assert.equal(terms.find(({ term }) => term === "tested")?.estimate, 2);
  assert.equal(terms.find(({ term }) => term === "new")?.n, 51);
});

Deno.test("a message written too seldom is skipped with its lines", () => {
  const seldom = [rowOf("seldom", 0, 40), rowOf("seldom", 50, 1)];
  const finding = logEventFinding([...quietLog(quiet), ...seldom], { window });
  assert.deepEqual(finding.rows, []);
  assert.deepEqual(finding.skipped, [{
    term: "burst.seldom",
    n: 40,
    reason: "it was written in fewer than 5 blocks: it has no usual rate",
  }]);
});

Deno.test("a service's message and the same message of another are judged apart", () => {
  const other = steady("other", 8, quiet, 8).map((row) => ({
    ...row,
    service: "search",
    pattern: "planted burst",
  }));
  const rows = [...quietLog(quiet), ...steady("burst", 8, quiet, 90), ...other];
  assert.deepEqual(kindsOf(rows), ["burst burst"]);
});

Deno.test("without rows nothing is told", () => {
  const finding = logEventFinding([], { window });
  assert.deepEqual([finding.rows, finding.skipped, finding.warnings, finding.method.hypotheses], [
    [],
    [],
    [],
    0,
  ]);
});
