import assert from "node:assert/strict";
import { one, withLoaded } from "../warehouse/_given.ts";

const incident = (id: string, zone: string) => ({
  id,
  type: "incident",
  incident_number: Number(id.slice(1)),
  title: `incident ${id}`,
  status: "resolved",
  urgency: "high",
  html_url: `https://example.pagerduty.com/incidents/${id}`,
  service: { id: "PS1", type: "service_reference", summary: "search" },
  created_at: `2026-07-01T10:00:00${zone}`,
  resolved_at: `2026-07-01T11:00:00${zone}`,
});
const page = (...zones: readonly string[]) => ({
  "incidents.json": JSON.stringify({ incidents: zones.map((zone, at) => incident(`Q${at + 1}`, zone)) }),
});
const kind = "pagerduty_rest_incidents";

Deno.test("one stamp without a zone among good ones leaves out its record, with its place and the line to add", () =>
  withLoaded(page("Z", "", "+02:00"), {}, async (warehouse, { files: [file] }) => {
    assert.deepEqual([file?.code, file?.loaded, file?.rejected], [null, 2, 1]);
    const { told } = await one<{ told: string }>(
      warehouse,
      "SELECT concat_ws(' ', scope, code, field, path, reason) AS told FROM rejects",
    );
    assert.equal(
      told,
      `record E-ZONE created_at $.incidents[1] it names no time zone and none is configured (zones: sources: ${kind}: in hindcast.yaml)`,
    );
  }));

for (const [name, zones] of Object.entries({ "all stamps": ["", "", ""], "most stamps": ["", "Z", ""] })) {
  Deno.test(`where ${name} name no zone the file is refused, with the line to add`, () =>
    withLoaded(page(...zones), {}, async (warehouse, { files: [file] }) => {
      assert.deepEqual([file?.code, file?.loaded], ["E-ZONE", 0]);
      assert.match(
        file?.message ?? "",
        new RegExp(`Add the line "${kind}: Europe/Berlin" under "zones: sources:"`),
      );
      const { n } = await one<{ n: number }>(
        warehouse,
        "SELECT (SELECT count(*) FROM incident_records) + (SELECT count(*) FROM rejects) AS n",
      );
      assert.equal(n, 0);
    }));
}

Deno.test("a configured zone is that of stamps without one, and of no others", () =>
  withLoaded(page("Z", ""), { zones: { sources: { [kind]: "Europe/Berlin" } } }, async (warehouse) => {
    const rows = await warehouse.query<{ at: string }>(
      "times",
      "SELECT strftime(declared_at, '%H:%M') AS at FROM incident_records ORDER BY record_id",
    );
    assert.deepEqual(rows.map(({ at }) => at), ["10:00", "08:00"]);
  }));
