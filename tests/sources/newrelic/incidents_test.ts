import assert from "node:assert/strict";
import { newrelicIncidents as source } from "../../../lib/sources/newrelic/incidents.ts";
import { one, withLoaded } from "../../warehouse/_given.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const opened = {
  event: "open",
  incidentId: 9007199254740993n.toString(),
  timestamp: 1784019605000,
  openTime: 1784019600000,
  priority: "critical",
  conditionName: "Errors high",
  policyName: "Cart",
  title: "Errors above 2 %",
  "entity.name": "cart",
};
const closed = {
  ...opened,
  event: "close",
  timestamp: 1784023205000,
  closeTime: 1784023200000,
  closeCause: "EVALUATOR",
};

const inNerdGraph = (results: readonly unknown[]) => ({
  data: { actor: { account: { nrql: { results } } } },
});

Deno.test("rows are found in NerdGraph's answer, in the older API's and bare", async () => {
  const rows = [opened, closed];
  for (const value of [inNerdGraph(rows), { results: rows }, { results: [{ events: rows }] }, rows]) {
    const text = JSON.stringify(value);
    assert.equal(source.recognise(givenHead(text))?.sure, 0.95);
    const records = await readAll(source, givenFile(text));
    assert.equal(await source.count(givenFile(text)), records.length);
    const found = rowsOf(records, "alerts");
    assert.deepEqual(found.map(({ started_at, resolved_at }) => [started_at, resolved_at]), [
      ["2026-07-14T09:00:00.000Z", null],
      ["2026-07-14T09:00:00.000Z", "2026-07-14T10:00:00.000Z"],
    ]);
    assert.equal(new Set(found.map(({ alert_id }) => alert_id)).size, 1);
  }
});

Deno.test("an end that is no recovery was not seen", async () => {
  const expired = { ...closed, closeCause: "EXPIRED" };
  const [row] = rowsOf(await readAll(source, givenFile(JSON.stringify([expired]))), "alerts");
  assert.deepEqual([row?.["status"], row?.["resolved_at"]], ["close", null]);
  assert.match(String(row?.["extra"]), /EXPIRED/);
});

Deno.test("opening and closing are one alert, in whatever order and files they come", async () => {
  for (
    const files of [
      { "a.json": JSON.stringify([opened]), "b.json": JSON.stringify([closed]) },
      { "a.json": JSON.stringify([closed]), "b.json": JSON.stringify([opened]) },
      { "a.json": JSON.stringify(inNerdGraph([closed, opened])) },
    ]
  ) {
    await withLoaded(files, undefined, async (warehouse) => {
      const alerts = await one<{ n: number; at: string }>(
        warehouse,
        "SELECT count(*)::INTEGER AS n, min(resolved_at)::VARCHAR AS at FROM alerts",
      );
      assert.deepEqual(alerts, { n: 1, at: "2026-07-14 10:00:00" });
    });
  }
});
