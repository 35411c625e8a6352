import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { pagerdutyAnalytics as source } from "../../../lib/sources/pagerduty/analytics.ts";
import { type Given, givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const first = {
  id: "PANL1",
  incident_number: 7,
  description: "Card payments fail",
  service_id: "PSVC1",
  service_name: "payments-prod",
  team_id: "PT",
  team_name: "Money",
  priority_name: "P1",
  urgency: "high",
  status: "resolved",
  created_at: "2026-05-31T10:05:00",
  resolved_at: "2026-05-31T10:15:00",
  updated_at: "2026-06-01T00:00:00",
  seconds_to_first_ack: 130,
  // Says 55 minutes where the two times say ten, as PagerDuty's own example does.
  seconds_to_resolve: 3305,
  auto_resolved: false,
  'total_interruptions"': 2,
  acknowledged_user_names: ["Ana Moreno"],
  assigned_user_ids: ["PANA1"],
  escalation_count: 1,
};
const second = {
  ...first,
  id: "PANL2",
  resolved_at: "2026-05-30T10:15:00",
  seconds_to_first_ack: null,
  team_name: null,
  auto_resolved: true,
};

const report = {
  data: [first, second],
  first: "a",
  last: "b",
  limit: 100,
  more: false,
  time_zone: "Etc/UTC",
};

async function records(value: unknown, given: Given = {}) {
  return rowsOf(await readAll(source, givenFile(JSON.stringify(value, null, 1), given)), "incident_records");
}

async function refusal(value: unknown, given: Given = {}): Promise<ExportError> {
  const read = records(value, given);
  return await read.then(() => assert.fail("read without complaint"), (error) => {
    assert.ok(error instanceof ExportError);
    return error;
  });
}

Deno.test("the report is recognised by its rows, other tools' data arrays are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify(report)))?.sure, 0.95);
  assert.equal(source.recognise(givenHead(JSON.stringify([first])))?.sure, 0.95);
  const opsgenie = {
    data: [{ id: "a", tinyId: "1", message: "m", status: "open", createdAt: "2026-01-01T00:00:00Z" }],
  };
  assert.equal(source.recognise(givenHead(JSON.stringify(opsgenie))), null);
  assert.equal(source.recognise(givenHead('{"data": []}')), null);
});

Deno.test("rows that contradict themselves and a misspelt key load as they are", async () => {
  const [row, other] = await records(report);
  assert.deepEqual(row, {
    record_id: "pagerduty_analytics:PANL1",
    source: "pagerduty_analytics",
    vendor: "pagerduty",
    vendor_id: "PANL1",
    title: "Card payments fail",
    summary: null,
    status: "resolved",
    status_raw: "resolved",
    severity: 1,
    severity_raw: "P1",
    incident_type: "incident",
    team: "Money",
    service: "payments-prod",
    declared_at: "2026-05-31T10:05:00.000Z",
    acknowledged_at: "2026-05-31T10:07:10.000Z",
    resolved_at: "2026-05-31T10:15:00.000Z",
    updated_at: "2026-06-01T00:00:00.000Z",
    stated_acknowledge_s: 130,
    stated_resolve_s: 3305,
    auto_resolved: false,
    extra: row?.["extra"],
  });
  assert.deepEqual(JSON.parse(String(row?.["extra"])), {
    escalation_count: 1,
    incident_number: 7,
    service_id: "PSVC1",
    team_id: "PT",
    'total_interruptions"': 2,
  });
  assert.equal(other?.["resolved_at"], "2026-05-30T10:15:00.000Z");
  assert.equal(other?.["acknowledged_at"], null);
  assert.equal(other?.["auto_resolved"], true);
});

Deno.test("the file's own zone counts before the configured one, although it stands at the end", async () => {
  const config = { zones: { sources: { pagerduty_analytics: "Asia/Kolkata" } } };
  const own = await records({ ...report, time_zone: "America/New_York" }, { config });
  assert.equal(own[0]?.["declared_at"], "2026-05-31T14:05:00.000Z");
  const configured = await records({ data: [first] }, { config });
  assert.equal(configured[0]?.["declared_at"], "2026-05-31T04:35:00.000Z");
});

Deno.test("without a zone the file is refused with the line to add", async () => {
  for (const time_zone of [undefined, "EST", "Eastern Time (US & Canada)"]) {
    const error = await refusal({ ...report, time_zone });
    assert.equal(error.code, "E-ZONE");
    assert.equal(
      error.message,
      'Cannot load export/file.json:3 field "created_at" = "2026-05-31T10:05:00": it names no time zone and none is ' +
        'configured. Add the line "pagerduty_analytics: Europe/Berlin" under "zones: sources:" in hindcast.yaml, ' +
        "with the zone the export was made in.",
    );
  }
});

Deno.test("stamps with an offset need no zone", async () => {
  const row = { ...first, created_at: "2026-05-31T10:05:00Z", resolved_at: null, updated_at: null };
  assert.equal((await records([row]))[0]?.["declared_at"], "2026-05-31T10:05:00.000Z");
});

Deno.test("durations no clock could show are defects, not dates", async () => {
  const [row] = await records({
    ...report,
    data: [{ ...first, seconds_to_first_ack: 1e15, seconds_to_resolve: "N/A" }],
  });
  assert.equal(row?.["acknowledged_at"], null);
  assert.equal(row?.["stated_resolve_s"], null);
});

Deno.test("names of people are left out", async () => {
  assert.equal(JSON.stringify(await records(report)).includes("Moreno"), false);
});
