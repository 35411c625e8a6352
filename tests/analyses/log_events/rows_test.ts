import assert from "node:assert/strict";
import { logEventFinding } from "../../../lib/analyses/log_events/analysis.ts";
import { logEventRows } from "../../../lib/analyses/log_events/rows.ts";
import { incidentWindow } from "../../../lib/analyses/log_events/window.ts";
import { withLoaded } from "../../warehouse/_given.ts";

const window = incidentWindow("2026-07-14T10:00:00Z");
const config = { zones: { sources: { log_lines: "UTC" } }, words: { services: { cart: "cart" } } };

function line(minutesBefore: number, text: string): string {
  const at = new Date(Date.parse(window.start) - minutesBefore * 60_000).toISOString().slice(0, 19).replace(
    "T",
    " ",
  );
  return `${at} INFO ${text}\n`;
}

/** Every twenty minutes for fifty hours, until the window ends. */
const times = Array.from({ length: 153 }, (_, at) => 3000 - at * 20);
const regular = times.map((minutes, at) =>
  line(minutes, `order ${at} of com.shop.${at % 2 ? "Cart" : "Pay"} done`)
);
const failing = Array.from(
  { length: 40 },
  (_, at) => line(-30 - at / 60, `order ${at} of com.shop.Cart refused`),
);
const log = { "cart.log": [...regular, ...failing].join("") };

Deno.test("rows: lines of each message by block, the window first, the edges in the right one", async () => {
  await withLoaded(log, config, async (warehouse) => {
    const rows = await logEventRows(warehouse, window, 50);
    const done = rows.filter(({ pattern }) => pattern.endsWith("done"));
    assert.deepEqual(done.map(({ block }) => block), Array.from({ length: 51 }, (_, block) => block));
    assert.ok(done.every(({ lines }) => lines === 3));
    assert.deepEqual(
      { ...done[0] },
      {
        patternId: done[0]?.patternId,
        pattern: "INFO order <*> of <*> done",
        source: "log_lines",
        service: "cart",
        level: "info",
        firstAt: "2026-07-12T07:30:00.000Z",
        block: 0,
        lines: 3,
      },
    );
    const few = await logEventRows(warehouse, window, 2);
    assert.deepEqual(few.map(({ block }) => block).sort(), [
      0,
      0,
      1,
      2,
    ]);
    assert.equal(rows.query?.name, "log_events");
  });
});

Deno.test("rows: a message that was never seen before is new in the finding", async () => {
  await withLoaded(log, config, async (warehouse) => {
    const finding = logEventFinding(await logEventRows(warehouse, window, 50), { window });
    assert.deepEqual(finding.rows.map(({ kind, pattern, lines }) => [kind, pattern, lines]), [
      ["new", "INFO order <*> of com.shop.Cart refused", 40],
    ]);
  });
});

Deno.test("rows: a warehouse without logs has none", async () => {
  await withLoaded({}, config, async (warehouse) => {
    assert.deepEqual([...await logEventRows(warehouse, window)], []);
  });
});
