import assert from "node:assert/strict";
import type { Source } from "../../../lib/model/source.ts";
import { incidentIoAlerts } from "../../../lib/sources/incident_io/alerts.ts";
import { incidentIoFollowUps } from "../../../lib/sources/incident_io/follow_ups.ts";
import { incidentIoIncidents } from "../../../lib/sources/incident_io/incidents.ts";
import { incidentIoPostmortems } from "../../../lib/sources/incident_io/postmortems.ts";
import { incidentIoUpdates } from "../../../lib/sources/incident_io/updates.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const ada = { id: "01U1", name: "Ada Quill", email: "ada@larkspur.example", role: "responder" };
const stamp = (name: string, at: string | null) => ({
  incident_timestamp: { id: `T${name}`, name, rank: 1 },
  value: at === null ? null : { value: at },
});

const incident = {
  id: "01HINC",
  reference: "INC-7",
  name: "Search is slow, says Ada Quill",
  summary: "Queries wait.",
  mode: "standard",
  visibility: "public",
  incident_status: { id: "S", name: "Documenting", category: "learning", rank: 5 },
  severity: { id: "V", name: "Major", rank: 2 },
  created_at: "2026-03-01T08:01:00.250Z",
  updated_at: "2026-03-02T08:00:00Z",
  incident_timestamp_values: [
    stamp("Impact started at", "2026-03-01T07:50:00Z"),
    stamp("Reported at", "2026-03-01T08:00:00Z"),
    stamp("Acknowledged at", "2026-03-01T08:05:00Z"),
    stamp("Fixed at", "2026-03-01T09:00:00Z"),
    stamp("Resolved at", "2026-03-01T09:30:00Z"),
    stamp("Closed at", null),
  ],
  duration_metrics: [
    { duration_metric: { id: "D1", name: "Time to resolve" }, value_seconds: 5400, status: "success" },
    {
      duration_metric: { id: "D2", name: "Time to acknowledge" },
      value_seconds: 99,
      status: "invalid_timestamps",
    },
  ],
  custom_field_entries: [
    {
      custom_field: { id: "F1", name: "Affected services", field_type: "multi_select" },
      values: [{ value_catalog_entry: { id: "C1", name: "search" } }, {
        value_option: { id: "O", value: "catalog" },
      }],
    },
    {
      custom_field: { id: "F2", name: "Team", field_type: "single_select" },
      values: [{ value_option: { value: "discovery" } }],
    },
    {
      custom_field: { id: "F3", name: "Customers", field_type: "numeric" },
      values: [{ value_numeric: "12" }],
    },
  ],
  incident_role_assignments: [{ role: { name: "Lead" }, assignee: ada }],
  creator: { user: ada },
  external_issue_reference: {
    provider: "jira",
    issue_name: "OPS-12",
    issue_permalink: "https://jira.example/OPS-12",
  },
  permalink: "https://app.incident.io/larkspur/incidents/7",
  slack_channel_name: "inc-7-search-is-slow",
  workload_minutes_total: 40.7,
};

const update = {
  id: "01HUPD",
  incident_id: "01HINC",
  created_at: "2026-03-01T08:10:00Z",
  message: "Ada Quill is looking",
  new_incident_status: { id: "S", name: "Investigating", category: "live", rank: 1 },
  updater: { user: ada },
};
const followUp = {
  id: "01HFOL",
  incident_id: "01HINC",
  title: "Alert on queue",
  status: "not_doing",
  labels: ["Detect"],
  assignee: ada,
  assignee_team: { id: "T", name: "discovery" },
  priority: { id: "P", name: "Urgent", rank: 1 },
  created_at: "2026-03-02T08:00:00Z",
  completed_at: "2026-03-03T08:00:00Z",
  updated_at: "2026-03-03T08:00:00Z",
  external_issue_reference: {
    provider: "jira",
    issue_name: "OPS-13",
    issue_permalink: "https://jira.example/OPS-13",
  },
};
const alert = {
  id: "01HALE",
  title: "Queue deep",
  status: "firing",
  deduplication_key: "queue/deep",
  alert_source_id: "01SRC",
  attributes: [{ attribute: { id: "A", name: "Service" }, value: { label: "search", literal: "01CAT" } }],
  created_at: "2026-03-01T07:58:00Z",
  updated_at: "2026-03-01T07:58:00Z",
};
const document = {
  id: "01HDOC",
  incident_id: "01HINC",
  title: "Search is slow",
  status: "in_review",
  type: "external",
  document_url: "https://docs.example/search",
  editors: [ada],
  created_at: "2026-03-04T08:00:00Z",
};

const lists: readonly (readonly [Source, string, unknown])[] = [
  [incidentIoIncidents, "incidents", incident],
  [incidentIoUpdates, "incident_updates", update],
  [incidentIoFollowUps, "follow_ups", followUp],
  [incidentIoAlerts, "alerts", alert],
  [incidentIoAlerts, "incident_alerts", {
    id: "01HTIE",
    alert,
    incident: { id: "01HINC", reference: "INC-7" },
  }],
  [incidentIoPostmortems, "postmortem_documents", document],
  [incidentIoPostmortems, "postmortem_documents", { ...document, status: "completed" }],
];

for (const [source, member, record] of lists) {
  const { status } = record as { readonly status?: string };
  Deno.test(`${member}${status ? ` (${status})` : ""}: one source claims the page and the bare array, every record is read or rejected`, async () => {
    const sources = new Set(lists.map(([each]) => each));
    for (
      const text of [JSON.stringify({ [member]: [record], pagination_meta: {} }), JSON.stringify([record])]
    ) {
      assert.deepEqual([...sources].filter((each) => each.recognise(givenHead(text))), [source]);
    }
    const page = givenFile(JSON.stringify({ [member]: [record, {}, record, 7] }), { piece: 17 });
    const all = await readAll(source, page);
    assert.equal(await source.count(page), 4);
    assert.deepEqual(all.map((each) => "rejected" in each ? each.rejected.code : "taken"), [
      "taken",
      "E-ID",
      "taken",
      "E-SCHEMA",
    ]);
    assert.equal(
      /Quill/.test(
        JSON.stringify(
          all.flatMap((each) => "rows" in each ? each.rows.filter(({ table }) => table !== "people") : []),
        ),
      ),
      false,
    );
  });
}

async function one(source: Source, record: unknown, table: string, config: unknown = {}) {
  const all = await readAll(source, givenFile(JSON.stringify([record]), { config }));
  assert.equal(all[0]?.defects, undefined);
  return rowsOf(all, table);
}

Deno.test("errors and other tools' lists are not claimed", () => {
  for (
    const text of [
      '{"type":"validation_error","status":422,"errors":[{"code":"x"}]}',
      '{"incidents":[{"id":"1","name":"x"}]}',
      "[]",
    ]
  ) {
    assert.equal(lists.some(([source]) => source.recognise(givenHead(text))), false);
  }
});

Deno.test("the organisation's timestamps become ours by their names; stale durations are none", async () => {
  const [row] = await one(incidentIoIncidents, incident, "incident_records");
  assert.deepEqual(
    ["started_at", "detected_at", "declared_at", "acknowledged_at", "mitigated_at", "resolved_at"].map((
      name,
    ) => row?.[name]),
    [
      "2026-03-01T07:50:00.000Z",
      null,
      "2026-03-01T08:00:00.000Z",
      "2026-03-01T08:05:00.000Z",
      "2026-03-01T09:00:00.000Z",
      "2026-03-01T09:30:00.000Z",
    ],
  );
  assert.deepEqual([row?.["stated_resolve_s"], row?.["stated_acknowledge_s"]], [5400, null]);
});

Deno.test("an incident is known by its reference, with services, team, severity and the issue of the tracker", async () => {
  const [row] = await one(incidentIoIncidents, incident, "incident_records");
  assert.deepEqual(
    [
      "record_id",
      "vendor",
      "vendor_id",
      "status",
      "status_raw",
      "severity",
      "incident_type",
      "team",
      "service",
      "external_ref",
    ]
      .map((name) => row?.[name]),
    [
      "incident_io_incidents:01HINC",
      "incident_io",
      "INC-7",
      "resolved",
      "Documenting",
      2,
      "incident",
      "discovery",
      "search",
      "jira:OPS-12",
    ],
  );
  assert.match(String(row?.["title"]), /^Search is slow, says person-[0-9a-f]{10}$/);
  const extra = JSON.parse(String(row?.["extra"]));
  assert.deepEqual(extra.custom_fields["Customers"], ["12"]);
  assert.equal(extra.workload_minutes_total, 40.7);
  assert.deepEqual(
    (await one(incidentIoIncidents, incident, "incident_services")).map((each) => each["service"]),
    ["search", "catalog"],
  );
});

Deno.test("categories decide the state, words within live, tests and tutorials are tests", async () => {
  const states = [["triage", "Triage", "open"], ["live", "Monitoring", "mitigated"], [
    "live",
    "Quokka",
    "open",
  ], ["merged", "Merged", "cancelled"]];
  for (const [category, name, expected] of states) {
    const [row] = await one(
      incidentIoIncidents,
      { ...incident, incident_status: { category, name } },
      "incident_records",
    );
    assert.equal(row?.["status"], expected);
  }
  const [tutorial] = await one(incidentIoIncidents, { ...incident, mode: "tutorial" }, "incident_records");
  assert.equal(tutorial?.["incident_type"], "test");
});

Deno.test("updates, follow-ups, alerts and documents name their incident's record", async () => {
  const [event] = await one(incidentIoUpdates, update, "incident_events");
  assert.deepEqual([event?.["record_id"], event?.["kind"], event?.["occurred_at"]], [
    "incident_io_incidents:01HINC",
    "annotate",
    "2026-03-01T08:10:00.000Z",
  ]);
  const merged = { ...update, message: null, merged_into_incident_id: "01HOTH" };
  const [merge] = await one(incidentIoUpdates, merged, "incident_events");
  assert.deepEqual([merge?.["kind"], merge?.["text"]], ["merge", "Investigating, merged into 01HOTH"]);
  const [item] = await one(incidentIoFollowUps, followUp, "action_items");
  assert.deepEqual(
    ["incident_ref", "status", "kind", "team", "priority", "reference"].map((name) => item?.[name]),
    ["incident_io_incidents:01HINC", "rejected", "detect", "discovery", "Urgent", "OPS-13"],
  );
  const tied = { id: "01HTIE", alert, incident: { id: "01HINC" } };
  const [row] = await one(incidentIoAlerts, tied, "alerts");
  assert.deepEqual([row?.["alert_id"], row?.["service"], row?.["incident_ref"], row?.["resolved_at"]], [
    "incident_io_alerts:01HALE",
    "search",
    "incident_io_incidents:01HINC",
    null,
  ]);
  const [doc] = await one(incidentIoPostmortems, document, "postmortems");
  assert.deepEqual([doc?.["url"], doc?.["incident_ref"], doc?.["status"]], [
    "https://docs.example/search",
    "incident_io_incidents:01HINC",
    "in_review",
  ]);
});
