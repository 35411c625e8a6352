import assert from "node:assert/strict";
import { withLoaded } from "../warehouse/_given.ts";

interface Point {
  readonly name: string;
  readonly service: string | null;
  readonly labels: string;
  readonly unit: string | null;
  readonly at: string;
  readonly value: number | null;
}

const points =
  `SELECT s.name, s.service, s.labels, s.unit, strftime(p.sampled_at, '%H:%M:%S.%g') AS at, p.value
  FROM metric_points AS p JOIN metric_series AS s USING (series_id) ORDER BY s.name, s.labels, p.sampled_at`;

interface Loaded {
  readonly points: readonly Point[];
  readonly rejects: readonly { readonly scope: string; readonly code: string }[];
  readonly file: {
    readonly kind: string | null;
    readonly status: string;
    readonly rowsRead: number;
    readonly message: string | null;
  };
}

async function load(value: unknown, config?: unknown, name = "cpu.json"): Promise<Loaded> {
  let loaded: Loaded | undefined;
  await withLoaded({ [name]: JSON.stringify(value) }, config, async (warehouse, { files }) => {
    const [file] = files;
    assert.ok(file);
    loaded = {
      points: await warehouse.query<Point>("points", points),
      rejects: await warehouse.query("rejects", "SELECT scope, code FROM rejects ORDER BY ALL"),
      file,
    };
  });
  assert.ok(loaded);
  return loaded;
}

const nine = Date.UTC(2026, 6, 14, 9);

Deno.test("Datadog's first query: milliseconds, nulls are no samples, a key in two tags is one label", async () => {
  const { points, file } = await load({
    status: "ok",
    res_type: "time_series",
    series: [{
      metric: "system.cpu",
      scope: "env:prod,env:eu,service:cart-prod,*",
      tag_set: ["host:a"],
      aggr: "avg",
      unit: [{ name: "byte" }, { name: "second" }],
      pointlist: [[nine, 1.5], [nine + 60_000, null], [nine + 120_000, 2]],
    }],
  }, { words: { services: { "cart-prod": "cart" } } });
  assert.deepEqual([file.kind, file.rowsRead], ["datadog_metrics", 2]);
  assert.deepEqual(points.map(({ at, value }) => [at, value]), [["09:00:00.000", 1.5], ["09:02:00.000", 2]]);
  assert.deepEqual([points[0]?.name, points[0]?.service, points[0]?.unit], [
    "system.cpu",
    "cart",
    "byte/second",
  ]);
  assert.deepEqual(JSON.parse(points[0]?.labels ?? ""), {
    aggregator: "avg",
    env: "eu,prod",
    host: "a",
    service: "cart-prod",
  });
});

Deno.test("Datadog's second query: shared times that keep no step, named by the file", async () => {
  const attributes = {
    series: [{ group_tags: ["service:cart"], query_index: 0 }, {
      group_tags: ["service:web"],
      query_index: 0,
    }],
    times: [nine, nine + 60_000, nine + 2_640_000],
    values: [[1, null, 3], [4, 5, 6]],
  };
  const { points, file } = await load({ data: { id: "0", type: "timeseries_response", attributes } });
  assert.deepEqual([file.kind, file.rowsRead], ["datadog_timeseries", 5]);
  assert.deepEqual(points.map(({ name, service, at, value }) => [name, service, at, value]), [
    ["cpu", "cart", "09:00:00.000", 1],
    ["cpu", "cart", "09:44:00.000", 3],
    ["cpu", "web", "09:00:00.000", 4],
    ["cpu", "web", "09:01:00.000", 5],
    ["cpu", "web", "09:44:00.000", 6],
  ]);
});

const results = (...stamps: readonly unknown[]) => ({
  MetricDataResults: [{
    Id: "m1",
    Label: "CPUUtilization",
    Timestamps: stamps,
    Values: stamps.map((_stamp, index) => index),
    StatusCode: "Complete",
  }],
});

Deno.test("CloudWatch: newest first, as numbers and with offsets", async () => {
  const { points, file } = await load(
    results("2026-07-14T11:10:00+02:00", "2026-07-14T09:05:00Z", nine / 1000),
  );
  assert.deepEqual([file.kind, file.rowsRead], ["cloudwatch_metric_data", 3]);
  assert.deepEqual(points.map(({ at, value }) => [at, value]), [
    ["09:00:00.000", 2],
    ["09:05:00.000", 1],
    ["09:10:00.000", 0],
  ]);
});

Deno.test("CloudWatch: times that name no zone wait for one", async () => {
  const naive = results("2026-07-14T11:00:00");
  const { points, file } = await load(naive);
  assert.deepEqual([file.status, points.length], ["refused", 0]);
  assert.match(
    file.message ?? "",
    /field "Timestamps" = "2026-07-14T11:00:00": .*cloudwatch_metric_data: Europe\/Berlin/,
  );
  const placed = await load(naive, { zones: { sources: { cloudwatch_metric_data: "Europe/Berlin" } } });
  assert.deepEqual(placed.points.map(({ at }) => at), ["09:00:00.000"]);
});

Deno.test("CloudWatch: what it did not give is said", async () => {
  const [first] = results(nine / 1000).MetricDataResults;
  const { points, rejects } = await load({ MetricDataResults: [{ ...first, StatusCode: "PartialData" }] });
  assert.equal(points.length, 1);
  assert.deepEqual(rejects, [{ scope: "field", code: "E-TRUNC" }]);
});

Deno.test("Prometheus at one instant: a vector, and a scalar without labels", async () => {
  const metric = { __name__: "up", job: "cart" };
  const vector = await load({
    status: "success",
    data: {
      resultType: "vector",
      result: [{ metric, value: [nine / 1000 + 0.781, "1"] }, {
        metric: { job: "b" },
        value: [nine / 1000, "NaN"],
      }],
    },
  });
  assert.deepEqual([vector.file.kind, vector.file.rowsRead], ["prometheus_query", 2]);
  assert.deepEqual(vector.points.map(({ name, service, at }) => [name, service, at]), [
    ["query", "b", "09:00:00.000"],
    ["up", "cart", "09:00:00.781"],
  ]);
  const scalar = await load({
    status: "success",
    data: { resultType: "scalar", result: [nine / 1000, "42"] },
  });
  assert.deepEqual(scalar.points.map(({ value }) => value), [42]);
});

Deno.test("NRQL: each figure of each facet is a series, percentiles too, nulls are no samples", async () => {
  const row = (minute: number, facet: unknown, appName: string, average: number | null) => ({
    beginTimeSeconds: nine / 1000 + 60 * minute,
    endTimeSeconds: nine / 1000 + 60 * minute + 60,
    facet,
    appName,
    "average.duration": average,
    "percentile.duration": { 95: 2 * minute, 99: null },
  });
  const rows = [row(0, "cart", "cart", 0.5), row(1, "cart", "cart", null), row(0, ["web", "eu"], "web", 1)];
  const { points, file } = await load({ data: { actor: { account: { nrql: { results: rows } } } } });
  assert.deepEqual([file.kind, file.rowsRead], ["newrelic_nrql", 5]);
  assert.deepEqual(points.map(({ name, service, at, value }) => [name, service, at, value]), [
    ["average.duration", "cart", "09:00:00.000", 0.5],
    ["average.duration", "web", "09:00:00.000", 1],
    ["percentile.duration.95", "cart", "09:00:00.000", 0],
    ["percentile.duration.95", "cart", "09:01:00.000", 2],
    ["percentile.duration.95", "web", "09:00:00.000", 0],
  ]);
  assert.equal(JSON.parse(points[1]?.labels ?? "").facet, '["web","eu"]');
});

Deno.test("a sample outside the years people live in is rejected, the rest is kept", async () => {
  const series = [{ metric: "x", scope: "*", pointlist: [[1575317847, 0.5], [nine, 1]] }];
  const { points, rejects } = await load({ status: "ok", res_type: "time_series", series });
  assert.deepEqual([points.length, rejects], [1, [{ scope: "record", code: "E-DATE" }]]);
});
