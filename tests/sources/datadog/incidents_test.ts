import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { datadogIncidentAttachments } from "../../../lib/sources/datadog/incident_attachments.ts";
import { datadogIncidentImpacts } from "../../../lib/sources/datadog/incident_impacts.ts";
import { datadogIncidentIntegrations } from "../../../lib/sources/datadog/incident_integrations.ts";
import { datadogIncidentTodos } from "../../../lib/sources/datadog/incident_todos.ts";
import { datadogIncidents as source } from "../../../lib/sources/datadog/incidents.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const field = (value: unknown) => ({ type: "dropdown", value });

const resolved = {
  type: "incidents",
  id: "0c0ffee0-0000-4000-8000-000000000001",
  attributes: {
    public_id: 41,
    title: "Checkout answers slowly",
    created: "2026-07-14T09:06:00.123456+00:00",
    declared: "2026-07-14T09:05:00+00:00",
    detected: "2026-07-14T09:04:00+00:00",
    resolved: "2026-07-14T11:00:00+00:00",
    modified: "2026-07-15T08:00:00+00:00",
    customer_impact_start: "2026-07-14T09:00:00+00:00",
    customer_impact_end: "2026-07-14T10:30:00+00:00",
    customer_impact_scope: "Slow payments",
    customer_impacted: true,
    time_to_resolve: 6900,
    is_test: false,
    state: "completed",
    severity: "SEV-2",
    created_by_uuid: "u-ana",
    notification_handles: [{ display_name: "Ana Moreno", handle: "ana@example.com" }],
    fields: {
      state: field("completed"),
      services: field(["checkout-prod", "payments"]),
      teams: field(["Money"]),
      summary: field("The pool was too small."),
      root_cause: field("pool size"),
      slug: field("IR-41"),
      datacenters: field(["eu1"]),
    },
  },
  relationships: { created_by_user: { data: { type: "users", id: "u-ana" } } },
};

const open = {
  type: "incidents",
  id: "0c0ffee0-0000-4000-8000-000000000002",
  attributes: {
    publicId: 42,
    title: "Search is down",
    created: "2026-07-16T09:06:00Z",
    resolved: null,
    customerImpactStart: "2026-07-16T09:01:00Z",
    timeToResolve: 0,
    isTest: true,
    fields: { state: field("stable"), severity: field("UNKNOWN"), services: field(null) },
  },
};

const ana = {
  type: "users",
  id: "u-ana",
  attributes: { name: "Ana Moreno", handle: "ana@example.com", email: "ana@example.com" },
};

const page = { data: [resolved, open], included: [ana], meta: { pagination: { offset: 0, size: 2 } } };

async function read(value: unknown) {
  return await readAll(source, givenFile(JSON.stringify(value), { piece: 611 }));
}

Deno.test("a page, one incident, a bare list and a search are recognised", () => {
  const search = {
    data: { type: "incidents_search_results", attributes: { incidents: [{ data: resolved }] } },
  };
  for (const value of [page, { data: open }, [resolved], search]) {
    assert.equal(source.recognise(givenHead(JSON.stringify(value)))?.sure, 0.95);
  }
});

const foreign: readonly (readonly [string, unknown])[] = [
  ["another tool's incidents", {
    data: [{ id: "1", type: "incidents", attributes: { slug: "x", started_at: "2026-07-14" } }],
  }],
  ["an error", { errors: ["Forbidden"] }],
  ["an empty page", { data: [], meta: {} }],
  ["users", { data: [ana] }],
];
for (const [name, value] of foreign) {
  Deno.test(`not claimed: ${name}`, () =>
    assert.equal(source.recognise(givenHead(JSON.stringify(value))), null));
}

Deno.test("an incident tells its impact, its detection and its declaration apart", async () => {
  const [row] = rowsOf(await read(page), "incident_records");
  const { extra, ...rest } = row ?? {};
  assert.deepEqual(rest, {
    record_id: `datadog_incidents:${resolved.id}`,
    source: "datadog_incidents",
    vendor: "datadog",
    vendor_id: resolved.id,
    title: "Checkout answers slowly",
    summary: "The pool was too small.",
    status: "resolved",
    status_raw: "completed",
    severity: 2,
    severity_raw: "SEV-2",
    incident_type: "incident",
    team: "Money",
    service: "checkout-prod",
    started_at: "2026-07-14T09:00:00.000Z",
    detected_at: "2026-07-14T09:04:00.000Z",
    declared_at: "2026-07-14T09:05:00.000Z",
    mitigated_at: "2026-07-14T10:30:00.000Z",
    resolved_at: "2026-07-14T11:00:00.000Z",
    updated_at: "2026-07-15T08:00:00.000Z",
    stated_resolve_s: 6900,
  });
  const kept = JSON.parse(String(extra));
  assert.deepEqual(kept.fields, { root_cause: "pool size", slug: "IR-41", datacenters: ["eu1"] });
  assert.equal(kept.public_id, 41);
  assert.equal(kept.created_by_uuid, personId("datadog", "u-ana"));
  assert.doesNotMatch(String(extra), /Moreno|ana@/);
});

Deno.test("the names its typed clients write mean the same; zeros of an open incident are unknown", async () => {
  const row = rowsOf(await read(page), "incident_records")[1];
  assert.equal(row?.["started_at"], "2026-07-16T09:01:00.000Z");
  assert.equal(row?.["declared_at"], "2026-07-16T09:06:00.000Z");
  assert.equal(row?.["status"], "mitigated");
  assert.equal(row?.["incident_type"], "test");
  assert.deepEqual([row?.["severity"], row?.["severity_raw"]], [null, "UNKNOWN"]);
  assert.deepEqual([row?.["resolved_at"], row?.["stated_resolve_s"], row?.["service"]], [null, null, null]);
});

Deno.test("every service of an incident is kept, and people only where people belong", async () => {
  const records = await read(page);
  assert.deepEqual(rowsOf(records, "incident_services").map(({ service }) => service), [
    "checkout-prod",
    "payments",
  ]);
  assert.deepEqual(rowsOf(records, "people").map(({ name }) => name), ["Ana Moreno"]);
  const others = records.flatMap((record) => "rows" in record ? record.rows : []).filter(({ table }) =>
    table !== "people"
  );
  assert.doesNotMatch(JSON.stringify(others), /Moreno|ana@/);
});

Deno.test("what an answer includes is counted and read with it", async () => {
  const file = givenFile(JSON.stringify(page));
  assert.equal(await source.count(file), 3);
  assert.equal((await readAll(source, file)).length, 3);
});

Deno.test("a search gives the same rows as the list", async () => {
  const search = {
    data: {
      type: "incidents_search_results",
      attributes: { total: 2, incidents: [{ data: resolved }, { data: open }] },
    },
    included: [ana],
  };
  assert.equal(await source.count(givenFile(JSON.stringify(search))), 3);
  const rows = (value: unknown) => read(value).then((records) => rowsOf(records, "incident_records"));
  assert.deepEqual(await rows(search), await rows(page));
});

Deno.test("a broken stamp costs its field, a missing id the record, an unknown type is said", async () => {
  const late = { ...resolved, attributes: { ...resolved.attributes, resolved: "2126-07-14T11:00:00Z" } };
  const records = await read({ data: [late, { ...resolved, id: undefined }, { type: "ghosts", id: "g" }] });
  assert.deepEqual(records[0]?.defects?.map(({ field, code }) => [field, code]), [[
    "attributes.resolved",
    "E-DATE",
  ]]);
  assert.deepEqual(records.slice(1).map((record) => "rejected" in record && record.rejected.field), [
    "id",
    "type",
  ]);
});

const incident = "0c0ffee0-0000-4000-8000-000000000001";
const relationships = { incident: { data: { type: "incidents", id: incident } } };

Deno.test("a to-do is an action item of its incident, done once it says since when", async () => {
  const todo = (id: string, completed: string | null, assignees: unknown) => ({
    type: "incident_todos",
    id,
    attributes: {
      content: "Ask ana@example.com about the pool",
      incident_id: incident,
      assignees,
      completed,
      created: "2026-07-15T08:00:00Z",
      due_date: "2026-08-01T00:00:00+00:00",
    },
  });
  const slack = { id: "UBOB", name: "Bob Okafor", source: "slack" };
  const value = {
    data: [todo("t1", null, ["@ana@example.com"]), todo("t2", "2026-07-20T10:00:00Z", [slack])],
  };
  const records = await readAll(datadogIncidentTodos, givenFile(JSON.stringify(value)));
  const [first, second] = rowsOf(records, "action_items");
  assert.deepEqual([first?.["status"], second?.["status"]], ["proposed", "done"]);
  assert.equal(first?.["title"], `Ask ${personId("datadog", "ana@example.com")} about the pool`);
  assert.equal(first?.["owner_id"], personId("datadog", "ana@example.com"));
  assert.equal(second?.["owner_id"], personId("slack", "UBOB"));
  assert.equal(second?.["completed_at"], "2026-07-20T10:00:00.000Z");
  assert.equal(second?.["incident_ref"], incident);
});

Deno.test("impacts and links are events of their incident", async () => {
  const impact = {
    type: "incident_impacts",
    id: "i1",
    attributes: { start_at: "2026-07-14T09:00:00Z", end_at: "2026-07-14T10:30:00Z", description: "EU only" },
    relationships,
  };
  const impacts = rowsOf(
    await readAll(datadogIncidentImpacts, givenFile(JSON.stringify({ data: [impact] }))),
    "incident_events",
  );
  assert.deepEqual(impacts.map(({ kind, occurred_at }) => [kind, occurred_at]), [
    ["impact_start", "2026-07-14T09:00:00.000Z"],
    ["impact_end", "2026-07-14T10:30:00.000Z"],
  ]);
  assert.equal(impacts[0]?.["record_id"], `datadog_incidents:${incident}`);

  const page = { title: "What we learnt", documentUrl: "https://example.com/pm/41" };
  const attachment = {
    type: "incident_attachments",
    id: "a1",
    attributes: { attachment: page, attachment_type: "postmortem", modified: "2026-07-16T09:00:00Z" },
    relationships,
  };
  const [linked] = rowsOf(
    await readAll(datadogIncidentAttachments, givenFile(JSON.stringify({ data: [attachment] }))),
    "incident_events",
  );
  assert.deepEqual([linked?.["kind"], linked?.["text"]], [
    "postmortem",
    "What we learnt https://example.com/pm/41",
  ]);

  const channel = { channel_name: "#inc-41", redirect_url: "https://slack.com/app_redirect?channel=C41" };
  const integration = {
    type: "incident_integrations",
    id: "n1",
    attributes: { incident_id: incident, created: "2026-07-14T09:07:00Z", metadata: { channels: [channel] } },
  };
  const [told] = rowsOf(
    await readAll(datadogIncidentIntegrations, givenFile(JSON.stringify({ data: [integration] }))),
    "incident_events",
  );
  assert.equal(told?.["text"], "#inc-41 https://slack.com/app_redirect?channel=C41");
});
