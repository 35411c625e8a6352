import assert from "node:assert/strict";
import { alertSpans, stepOf } from "../../../lib/sources/_alert_spans.ts";
import { prometheusAlertHistory } from "../../../lib/sources/prometheus/alert_history.ts";
import { prometheusAlerts } from "../../../lib/sources/prometheus/alerts.ts";
import { prometheusQueryRange } from "../../../lib/sources/prometheus/query_range.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const firing = {
  labels: { alertname: "Down", job: "cart" },
  annotations: {},
  state: "firing",
  activeAt: "2026-07-14T09:00:00Z",
  value: "1e+00",
};

Deno.test("what fires now is an alert, alone or under its rules; what waits is none", async () => {
  const pending = { ...firing, state: "pending" };
  const active = { status: "success", data: { alerts: [firing, pending] } };
  const rules = {
    status: "success",
    data: { groups: [{ name: "g", file: "f.yml", rules: [{ type: "alerting", alerts: [firing] }] }] },
  };
  for (const value of [active, rules]) {
    const text = JSON.stringify(value);
    assert.equal(prometheusAlerts.recognise(givenHead(text))?.sure, 0.95);
    const records = await readAll(prometheusAlerts, givenFile(text));
    assert.equal(await prometheusAlerts.count(givenFile(text)), records.length);
    const found = rowsOf(records, "alerts");
    assert.deepEqual(found.map(({ rule, service, title }) => [rule, service, title]), [[
      "Down",
      "cart",
      "Down",
    ]]);
  }
});

Deno.test("a series lives while its alert does: gaps are ends, the last end is unseen", () => {
  assert.deepEqual(alertSpans([0, 60, 120, 600, 660], 60, 660), [{ from: 0, to: 180 }, {
    from: 600,
    to: null,
  }]);
  assert.deepEqual(alertSpans([0], 60, 60), [{ from: 0, to: 60 }]);
  assert.deepEqual(alertSpans([], 60, 60), []);
  assert.equal(stepOf([[0, 60, 300], [5]]), 60);
  assert.equal(stepOf([[5]]), 60);
});

Deno.test("a range of ALERTS is read as alerts, before it is read as metrics", async () => {
  const at = (minute: number) => [Date.UTC(2026, 6, 14, 9, minute) / 1000, "1"];
  const series = (alertstate: string, ...minutes: readonly number[]) => ({
    metric: { __name__: "ALERTS", alertname: "Down", alertstate, job: "cart" },
    values: minutes.map(at),
  });
  const result = [series("firing", 0, 1, 2, 20, 21), series("pending", 30), {
    metric: { __name__: "up" },
    values: [at(0)],
  }];
  const text = JSON.stringify({ status: "success", data: { resultType: "matrix", result } });
  const [history, metrics] = [prometheusAlertHistory, prometheusQueryRange].map((source) =>
    source.recognise(givenHead(text), givenFile("").config)?.sure ?? 0
  );
  assert.ok((history ?? 0) > (metrics ?? 0));
  const records = await readAll(prometheusAlertHistory, givenFile(text));
  assert.equal(await prometheusAlertHistory.count(givenFile(text)), 3);
  assert.deepEqual(
    rowsOf(records, "alerts").map(({ started_at, resolved_at }) => [started_at, resolved_at]),
    [
      ["2026-07-14T09:00:00.000Z", "2026-07-14T09:03:00.000Z"],
      ["2026-07-14T09:20:00.000Z", "2026-07-14T09:22:00.000Z"],
    ],
  );
  assert.ok(records[1] && "rejected" in records[1] || records[1] && "nothing" in records[1]);
  assert.ok(records[2] && "rejected" in records[2]);
});
