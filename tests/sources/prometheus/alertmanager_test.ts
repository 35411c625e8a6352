import assert from "node:assert/strict";
import { alertmanagerAlerts } from "../../../lib/sources/prometheus/alertmanager_alerts.ts";
import { alertmanagerWebhooks } from "../../../lib/sources/prometheus/alertmanager_webhooks.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const labels = { alertname: "HighErrorRate", service: "cart", severity: "P2" };

const active = {
  labels,
  annotations: { summary: "errors above 2 %" },
  startsAt: "2026-07-14T09:00:00.123456789Z",
  endsAt: "2026-07-14T09:14:00Z",
  updatedAt: "2026-07-14T09:10:00Z",
  fingerprint: "f1",
  status: { state: "active", silencedBy: [], inhibitedBy: [] },
  receivers: [{ name: "pager" }],
  generatorURL: "https://prometheus.example/graph",
};

const told = (status: string, endsAt: string) => ({
  status,
  labels,
  annotations: {},
  startsAt: active.startsAt,
  endsAt,
  fingerprint: "f1",
});

const payload = (alerts: readonly unknown[]) => ({
  version: "4",
  status: "firing",
  receiver: "pager",
  groupKey: "{}:{}",
  groupLabels: {},
  alerts,
});

async function rows(value: unknown) {
  const text = JSON.stringify(value);
  assert.ok((alertmanagerAlerts.recognise(givenHead(text))?.sure ?? 0) >= 0.9);
  const records = await readAll(alertmanagerAlerts, givenFile(text));
  assert.equal(await alertmanagerAlerts.count(givenFile(text)), records.length);
  return rowsOf(records, "alerts");
}

Deno.test("an active alert has no end: endsAt only says when it will be given up", async () => {
  const [row] = await rows([active]);
  const { extra, ...rest } = row ?? {};
  assert.deepEqual(rest, {
    alert_id: "alertmanager_alerts:f1:2026-07-14T09:00:00.123Z",
    source: "alertmanager_alerts",
    vendor_id: "f1",
    service: "cart",
    rule: "HighErrorRate",
    title: "errors above 2 %",
    severity: 2,
    severity_raw: "P2",
    status: "active",
    started_at: "2026-07-14T09:00:00.123Z",
    resolved_at: null,
    updated_at: "2026-07-14T09:10:00.000Z",
  });
  assert.deepEqual(JSON.parse(String(extra)).labels, labels);
});

Deno.test("an end that lay in the past when the alert was last touched is one", async () => {
  const [row] = await rows([{ ...active, endsAt: "2026-07-14T09:10:00Z" }]);
  assert.equal(row?.["resolved_at"], "2026-07-14T09:10:00.000Z");
});

Deno.test("groups, payloads and the first version of the API give the same alert", async () => {
  const [plain] = await rows([active]);
  for (
    const value of [[{ alerts: [active], labels: {}, receiver: { name: "pager" } }], {
      status: "success",
      data: [active],
    }]
  ) {
    assert.deepEqual(await rows(value), [plain]);
  }
  const [firing] = await rows(payload([told("firing", "0001-01-01T00:00:00Z")]));
  assert.deepEqual([firing?.["alert_id"], firing?.["resolved_at"]], [plain?.["alert_id"], null]);
  const [over] = await rows(payload([told("resolved", "2026-07-14T09:20:00Z")]));
  assert.deepEqual([over?.["alert_id"], over?.["resolved_at"]], [
    plain?.["alert_id"],
    "2026-07-14T09:20:00.000Z",
  ]);
});

Deno.test("payloads kept one a line are read line by line; a broken line costs itself", async () => {
  const lines = [payload([told("firing", "0001-01-01T00:00:00Z"), active]), payload([])].map((one) =>
    JSON.stringify(one)
  );
  const text = `${lines[0]}\n{"cut\n${lines[1]}\n`;
  assert.ok(alertmanagerWebhooks.recognise(givenHead(`${lines[0]}\n${lines[1]}\n`)));
  const records = await readAll(alertmanagerWebhooks, givenFile(text));
  assert.equal(await alertmanagerWebhooks.count(givenFile(text)), 3);
  assert.equal(rowsOf(records, "alerts").length, 2);
  assert.ok(records[1] && "rejected" in records[1]);
});
