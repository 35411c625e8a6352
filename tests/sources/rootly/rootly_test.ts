import assert from "node:assert/strict";
import type { Source } from "../../../lib/model/source.ts";
import { rootlyActionItems } from "../../../lib/sources/rootly/action_items.ts";
import { rootlyAlerts } from "../../../lib/sources/rootly/alerts.ts";
import { rootlyEvents } from "../../../lib/sources/rootly/events.ts";
import { rootlyIncidents } from "../../../lib/sources/rootly/incidents.ts";
import { rootlyRetrospectives } from "../../../lib/sources/rootly/retrospectives.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const ada = { id: 7, full_name: "Ada Quill", email: "ada@larkspur.example" };
const incident = {
  id: "aaaa-1",
  type: "incidents",
  attributes: {
    sequential_id: 292,
    title: "Search is slow, says Ada Quill",
    slug: "search-is-slow",
    kind: "normal",
    status: "in_triage",
    summary: "Queries wait.",
    url: "https://rootly.example/incidents/292-search-is-slow",
    severity: {
      data: {
        id: "s1",
        type: "severities",
        attributes: { name: "SEV0", slug: "sev0", severity: "critical" },
      },
    },
    services: [{ id: "x", name: "search", slug: "search" }],
    groups: { data: [{ id: "g", type: "groups", attributes: { name: "discovery" } }] },
    labels: { platform: "osx" },
    user: {
      data: { id: "7", type: "users", attributes: { full_name: "Ada Quill", email: "ada@larkspur.example" } },
    },
    pagerduty_incident_id: "Q1SEARCH",
    created_at: "2026-03-01T00:01:00.250-08:00",
    updated_at: "2026-03-02T08:00:00Z",
    started_at: "2026-03-01T07:50:00Z",
    detected_at: "2026-03-01T07:55:00Z",
    acknowledged_at: "2026-03-01T08:05:00Z",
    mitigated_at: null,
    resolved_at: "2026-03-01T09:30:00Z",
    cancelled_at: null,
  },
  relationships: {
    services: { data: [{ type: "services", id: "y" }] },
    events: { data: [{ type: "incident_events", id: "ev-1" }] },
    action_items: { data: null },
  },
};
const event = {
  id: "ev-1",
  type: "incident_events",
  attributes: {
    kind: "event",
    event: "Ada Quill restarted it",
    visibility: "internal",
    occurred_at: "2026-03-01T08:20:00Z",
    user: ada,
  },
};
const action = {
  id: "ac-1",
  type: "incident_action_items",
  attributes: {
    summary: "Alert on queue",
    kind: "follow_up",
    priority: "high",
    status: "in_progress",
    due_date: "2026-04-01",
    assigned_to: ada,
    jira_issue_key: "OPS-13",
    incident_id: "aaaa-1",
    created_at: "2026-03-02T08:00:00Z",
    updated_at: "2026-03-03T08:00:00Z",
  },
};
const retrospective = {
  id: "pm-1",
  type: "incident_post_mortems",
  attributes: {
    title: "Search is slow",
    content: "<h2>Summary</h2><p>Queries &amp; pages waited.</p>",
    status: "published",
    started_at: "2026-03-01T07:50:00Z",
    resolved_at: "2026-03-01T09:30:00Z",
    url: "https://rootly.example/pm/1",
  },
  relationships: { incident: { data: { type: "incidents", id: "aaaa-1" } } },
};
const alert = {
  id: "al-1",
  type: "alerts",
  attributes: {
    noise: "not_noise",
    source: "pagerduty",
    status: "resolved",
    summary: "Queue deep",
    services: [{ id: "x", name: "search" }],
    labels: [],
    data: { queue: 3 },
    external_id: "Q1AL",
    started_at: "2026-03-01T07:58:00Z",
    ended_at: "2026-03-01T08:58:00Z",
    incidents: [{ id: "aaaa-1" }],
  },
};
const included = [
  { id: "y", type: "services", attributes: { name: "catalog" } },
  event,
];
const lists: readonly (readonly [Source, { readonly id: string }])[] = [
  [rootlyIncidents, incident],
  [rootlyEvents, event],
  [rootlyActionItems, action],
  [rootlyRetrospectives, retrospective],
  [rootlyAlerts, alert],
];
const links = { self: "https://api.rootly.com/v1/incidents/aaaa-1/events?page=1" };

for (const [source, record] of lists) {
  Deno.test(`${source.kind}: one source claims the page, every record is read or rejected`, async () => {
    for (const text of [{ data: [record], links }, { data: record }, [record]]) {
      const head = givenHead(JSON.stringify(text));
      assert.deepEqual(lists.map(([each]) => each).filter((each) => each.recognise(head)), [source]);
    }
    const text = JSON.stringify({ data: [record, { attributes: {} }, 7], included, links });
    const page = givenFile(text, { piece: 13 });
    const all = await readAll(source, page);
    assert.equal(await source.count(page), 3);
    assert.deepEqual(all.map((each) => "rejected" in each ? each.rejected.code : "taken"), [
      "taken",
      "E-ID",
      "E-SCHEMA",
    ]);
    const rows = all.flatMap((each) =>
      "rows" in each ? each.rows.filter(({ table }) => table !== "people") : []
    );
    assert.equal(/Quill/.test(JSON.stringify(rows)), false);
  });
}

async function read(source: Source, page: unknown) {
  const all = await readAll(source, givenFile(JSON.stringify(page)));
  assert.equal(all[0]?.defects, undefined);
  return all;
}

Deno.test("errors, and incidents of another tool that speaks JSON:API, are not claimed", () => {
  const datadog = {
    data: [{
      id: "1",
      type: "incidents",
      attributes: { public_id: 1, title: "x", created: "2026-03-01T00:00:00Z" },
    }],
  };
  for (const page of [datadog, { errors: [{ title: "Not found", status: "404" }] }, { data: [] }]) {
    assert.equal(lists.some(([source]) => source.recognise(givenHead(JSON.stringify(page)))), false);
  }
});

Deno.test("an incident with its times, severity, team and pager, offsets turned to UTC", async () => {
  const all = await read(rootlyIncidents, { data: [incident], included });
  const [row] = rowsOf(all, "incident_records");
  assert.deepEqual(
    [
      "vendor_id",
      "status",
      "status_raw",
      "severity",
      "severity_raw",
      "team",
      "service",
      "external_ref",
      "incident_type",
    ]
      .map((name) => row?.[name]),
    ["aaaa-1", "open", "in_triage", 1, "SEV0", "discovery", "search", "pagerduty:Q1SEARCH", "incident"],
  );
  assert.deepEqual(
    ["started_at", "detected_at", "declared_at", "acknowledged_at", "mitigated_at", "resolved_at"].map((
      name,
    ) => row?.[name]),
    [
      "2026-03-01T07:50:00.000Z",
      "2026-03-01T07:55:00.000Z",
      "2026-03-01T08:01:00.250Z",
      "2026-03-01T08:05:00.000Z",
      null,
      "2026-03-01T09:30:00.000Z",
    ],
  );
  assert.match(String(row?.["extra"]), /"labels":\{"platform":"osx"\}/);
  assert.equal(rowsOf(all, "people")[0]?.["name"], "Ada Quill");
});

Deno.test("what the page includes is read with its incident: services by name, events as in their own list", async () => {
  const all = await read(rootlyIncidents, { data: [incident], included });
  assert.deepEqual(rowsOf(all, "incident_services").map((row) => row["service"]), ["search", "catalog"]);
  const own = await read(rootlyEvents, { data: [event], links });
  assert.deepEqual(rowsOf(all, "incident_events"), rowsOf(own, "incident_events"));
  assert.equal(rowsOf(own, "incident_events")[0]?.["record_id"], "rootly_incidents:aaaa-1");
});

Deno.test("an event of no known incident is rejected; what was entered afterwards was never declared", async () => {
  const [lost] = await readAll(rootlyEvents, givenFile(JSON.stringify({ data: [event] })));
  assert.ok(lost && "rejected" in lost && lost.rejected.field === "incident_id");
  const backfilled = { ...incident, attributes: { ...incident.attributes, kind: "backfilled" } };
  const [row] = rowsOf(await read(rootlyIncidents, [backfilled]), "incident_records");
  assert.deepEqual([row?.["declared_at"], row?.["incident_type"]], [null, "incident"]);
  const drill = { ...incident, attributes: { ...incident.attributes, kind: "test_sub" } };
  assert.equal(
    rowsOf(await read(rootlyIncidents, [drill]), "incident_records")[0]?.["incident_type"],
    "test",
  );
});

Deno.test("action items, retrospectives and alerts name their incident", async () => {
  const [item] = rowsOf(await read(rootlyActionItems, [action]), "action_items");
  assert.deepEqual(
    ["incident_ref", "status", "due_at", "reference", "priority"].map((name) => item?.[name]),
    ["aaaa-1", "accepted", "2026-04-01T00:00:00.000Z", "OPS-13", "high"],
  );
  const told = await read(rootlyRetrospectives, [retrospective]);
  const [document] = rowsOf(told, "postmortems");
  assert.deepEqual([document?.["incident_ref"], document?.["date"], document?.["status"]], [
    "aaaa-1",
    "2026-03-01",
    "published",
  ]);
  assert.equal(rowsOf(told, "postmortem_sections")[0]?.["text"], "Summary\nQueries & pages waited.");
  const [row] = rowsOf(await read(rootlyAlerts, [alert]), "alerts");
  assert.deepEqual(
    ["service", "status", "started_at", "resolved_at", "incident_ref"].map((name) => row?.[name]),
    ["search", "resolved", "2026-03-01T07:58:00.000Z", "2026-03-01T08:58:00.000Z", "aaaa-1"],
  );
});
