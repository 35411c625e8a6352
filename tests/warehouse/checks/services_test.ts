import assert from "node:assert/strict";
import { unmappedWords } from "../../../lib/analyses/data_quality/unmapped_words.ts";
import { alertsHeader, alertsMapping, withLoaded } from "../_given.ts";

const tables = [
  { ...alertsMapping, files: "alerts.csv" },
  {
    name: "desk",
    format: "csv",
    files: "desk.csv",
    table: "incidents",
    columns: { id: "id", started_at: "at", service: "service" },
  },
  {
    name: "gauges",
    format: "csv",
    files: "gauges.csv",
    table: "metrics",
    columns: { name: "metric", sampled_at: "at", value: "value", service: "service" },
  },
];

const alertsOf = (...services: string[]) =>
  alertsHeader +
  services.map((service, at) => `A${at},2026-07-01T10:00:00Z,2026-07-01T11:00:00Z,${service},full\n`).join(
    "",
  );
const incidentsOf = (...services: string[]) =>
  `id,at,service\n${services.map((service, at) => `I${at},2026-07-01T10:00:00Z,${service}\n`).join("")}`;
const gaugesOf = (...services: string[]) =>
  `metric,at,value,service\n${
    services.map((service) => `load,2026-07-01T10:00:00Z,1,${service}\n`).join("")
  }`;

async function adviceOf(
  files: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  let said: readonly string[] = [];
  await withLoaded(files, { tables, words: { services: words } }, (_, { advice }) => {
    said = advice;
    return Promise.resolve();
  });
  return said;
}

const line = (word: string, of: string, partner: string) =>
  `"${word}" of ${of} is named by no incident; incidents name "${partner}". If the two are one, add to hindcast.yaml: words: { services: { "${word}": "${partner}" } }`;

Deno.test("a service that no incident names comes with the one name of incidents that is alike", async () => {
  const files = {
    "alerts.csv": alertsOf("checkout-svc", "checkout-svc", "payments", "search", "StockApi"),
    "gauges.csv": gaugesOf("checkout"),
    "desk.csv": incidentsOf("Checkout Service", "Payment API", "search", "stock"),
  };
  assert.deepEqual(await adviceOf(files), [
    line("checkout-svc", "monitor (2 rows)", "Checkout Service"),
    line("StockApi", "monitor (1 row)", "stock"),
    line("checkout", "gauges (1 row)", "Checkout Service"),
    line("payments", "monitor (1 row)", "Payment API"),
  ]);
  const settled = {
    "checkout-svc": "Checkout Service",
    checkout: "Checkout Service",
    payments: "Payment API",
    StockApi: "stock",
  };
  assert.deepEqual(await adviceOf(files, settled), []);
  const { checkout: _, ...others } = settled;
  assert.deepEqual(await adviceOf(files, others), [line("checkout", "gauges (1 row)", "Checkout Service")]);
});

Deno.test("of two names alike, or of none, nothing is proposed: names are listed, a handful of them", async () => {
  const alerts = alertsOf("web", "web", "shop-svc", "a", "b", "c", "d", "service");
  assert.deepEqual(
    await adviceOf({
      "alerts.csv": alerts,
      "desk.csv": incidentsOf("Shop", "Shop API", "API", "x", "y", "z"),
    }),
    [
      'No incident names "web" (2 rows), "a" (1 row), "b" (1 row), "c" (1 row), "d" (1 row) and 2 more services of alerts, metrics or changes; only incidents name "API", "Shop", "Shop API", "x", "y" and 1 more. Where two are one, say so in hindcast.yaml under words: services',
    ],
  );
});

Deno.test("a source that names both means two services", async () => {
  const alerts = alertsOf("shop", "shop-api");
  assert.deepEqual(await adviceOf({ "alerts.csv": alerts, "desk.csv": incidentsOf("shop") }), []);
});

Deno.test("nothing is said without incidents, nor where other tools know every service that incidents name", async () => {
  assert.deepEqual(await adviceOf({ "alerts.csv": alertsOf("web") }), []);
  assert.deepEqual(await adviceOf({ "alerts.csv": alertsOf("web", "a"), "desk.csv": incidentsOf("a") }), []);
});

Deno.test("the quality notebook shows the line, and the place of the first row", async () => {
  const files = { "alerts.csv": alertsOf("web", "shop-api"), "desk.csv": incidentsOf("web", "Shop") };
  await withLoaded(files, { tables }, async (warehouse) => {
    assert.deepEqual([...await unmappedWords(warehouse)], [{
      word: "shop-api",
      field: "service",
      rows: 1,
      sources: "monitor",
      paste: 'words: { services: { "shop-api": "Shop" } }',
      first: "alerts.csv:3",
    }]);
  });
});
