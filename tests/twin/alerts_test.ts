import assert from "node:assert/strict";
import { createAlerts, months } from "../../lib/twin/alerts.ts";
import { createCompany } from "../../lib/twin/company.ts";

const company = createCompany({ seed: 2, scale: "sample" });

Deno.test("createAlerts makes exactly the alerts promised, month by month, with ids that run on", () => {
  const batches = [...createAlerts(company)];
  assert.equal(batches.length, months.length);
  const alerts = batches.flat();
  assert.equal(alerts.length, company.size.alerts);
  assert.equal(new Set(alerts.map(({ id }) => id)).size, alerts.length);
  assert.ok(
    batches.every((batch) => batch.every(({ firedAt }, at) => firedAt >= (batch[at - 1]?.firedAt ?? 0))),
  );
});

Deno.test("every incident has an alert, fired no later than the page", () => {
  const grouped = [...createAlerts(company)].flat().filter(({ incident }) => incident !== null);
  const alerted = new Set(grouped.map(({ incident }) => incident?.id));
  assert.ok(company.incidents.every(({ id }) => alerted.has(id)));
  assert.ok(grouped.every(({ firedAt, incident }) => firedAt <= (incident?.createdAt ?? 0)));
});
