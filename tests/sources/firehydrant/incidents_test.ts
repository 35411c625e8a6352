import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { firehydrantIncidents as source } from "../../../lib/sources/firehydrant/incidents.ts";
import { firehydrantTeams } from "../../../lib/sources/firehydrant/teams.ts";
import { claimsOn, onRealFile } from "../_api_lists.ts";
import { givenFile, readAll, rowsOf } from "../_given_file.ts";

const ana = { id: "u-1", name: "Ana Moreno", source: "firehydrant_user", email: "ana@example.org" };
const bot = { id: "b-1", name: "Patchy", source: "patchy", email: "" };

const milestone = (type: string, occurred_at: string) => ({
  ...{ id: `m-${type}`, type, occurred_at, duration: null },
  ...{ created_at: occurred_at, updated_at: occurred_at },
});

const resolved = {
  id: "inc-1",
  name: "Checkout is slow",
  created_at: "2026-07-14T09:00:00.100Z",
  started_at: "2026-07-14T08:55:00Z",
  summary: "",
  description: "p99 above 4 s",
  customer_impact_summary: "Some could not pay",
  current_milestone: "resolved",
  number: 7,
  priority: "P3",
  severity: "SEV2",
  tag_list: ["checkout"],
  private_id: "secret",
  private_status_page_url: "https://example/secret",
  milestones: [
    milestone("started", "2026-07-14T08:55:00Z"),
    milestone("detected", "2026-07-14T08:58:00Z"),
    milestone("acknowledged", "2026-07-14T09:04:00Z"),
    milestone("mitigated", "2026-07-14T09:20:00Z"),
    milestone("resolved", "2026-07-14T09:30:00Z"),
  ],
  active: false,
  incident_url: "https://app.firehydrant.io/incidents/inc-1",
  services: [{ id: "s-1", name: "checkout-svc" }],
  impacts: [{ type: "service", impact: { id: "s-2", name: "cart" } }, {
    type: "environment",
    impact: { name: "eu" },
  }],
  incident_tickets: [
    {
      id: "t-0",
      summary: "Checkout is slow",
      state: "done",
      type: "incident",
      attachments: [{ href_url: "https://jira.example/LRK-1" }],
    },
    {
      id: "t-1",
      summary: "Ask Ana Moreno for a runbook",
      state: "open",
      type: "follow_up",
      assignees: [ana],
    },
  ],
  created_by: ana,
};

async function read(value: unknown, config: unknown = {}) {
  return await readAll(source, givenFile(JSON.stringify(value), { config }));
}

async function record(value: unknown, config: unknown = {}) {
  return rowsOf(await read([value], config), "incident_records")[0];
}

Deno.test("a page, a bare array and one incident are claimed by this source alone", () => {
  for (const value of [{ data: [resolved], pagination: { count: 1 } }, [resolved], resolved]) {
    assert.deepEqual(claimsOn(JSON.stringify(value)).map(({ kind }) => kind), ["firehydrant_incidents"]);
  }
});

Deno.test("an incident fills its record from its milestones", async () => {
  const row = await record(resolved, { words: { services: { "checkout-svc": "checkout" } } });
  assert.deepEqual({ ...row, extra: undefined }, {
    record_id: "firehydrant_incidents:inc-1",
    source: "firehydrant_incidents",
    vendor: "firehydrant",
    vendor_id: "inc-1",
    external_ref: "https://jira.example/LRK-1",
    title: "Checkout is slow",
    summary: "p99 above 4 s",
    status: "resolved",
    status_raw: "resolved",
    severity: 2,
    severity_raw: "SEV2",
    incident_type: "incident",
    service: "checkout",
    started_at: "2026-07-14T08:55:00.000Z",
    declared_at: "2026-07-14T09:00:00.100Z",
    detected_at: "2026-07-14T08:58:00.000Z",
    acknowledged_at: "2026-07-14T09:04:00.000Z",
    mitigated_at: "2026-07-14T09:20:00.000Z",
    resolved_at: "2026-07-14T09:30:00.000Z",
    updated_at: "2026-07-14T09:30:00.000Z",
    url: "https://app.firehydrant.io/incidents/inc-1",
    extra: undefined,
  });
  assert.match(String(row?.["extra"]), /"number":7/);
  assert.doesNotMatch(String(row?.["extra"]), /secret|Moreno|ana@/);
});

const severities: readonly (readonly [string, string | null, readonly unknown[]])[] = [
  ["UNSET", "P3", ["incident", 3, "P3"]],
  ["MAINTENANCE", "P3", ["maintenance", null, "MAINTENANCE"]],
  ["GAMEDAY", null, ["test", null, "GAMEDAY"]],
  ["SEV1", null, ["incident", 1, "SEV1"]],
];
for (const [severity, priority, expected] of severities) {
  Deno.test(`severity ${severity} with priority ${priority}`, async () => {
    const row = await record({ ...resolved, severity, priority });
    assert.deepEqual([row?.["incident_type"], row?.["severity"], row?.["severity_raw"]], expected);
  });
}

Deno.test("an incident without a ticket elsewhere is referred to by its chat channel", async () => {
  const row = await record({ ...resolved, incident_tickets: [], channel_id: "C0123456789" });
  assert.equal(row?.["external_ref"], "C0123456789");
});

const phase = (type: string, ...milestones: readonly (readonly [string, string | null])[]) => ({
  type,
  name: type,
  milestones: milestones.map(([slug, occurred_at]) => ({ id: slug, slug, name: slug, occurred_at })),
});

const ownLifecycle = {
  ...resolved,
  current_milestone: "customers-told",
  milestones: undefined,
  lifecycle_phases: [
    phase("started", ["noticed", "2026-07-14T08:55:00Z"]),
    phase("active", ["on-the-case", "2026-07-14T09:04:00Z"], ["workaround", null]),
    phase("post_incident", ["customers-told", "2026-07-14T09:40:00Z"], ["all-clear", "2026-07-14T09:35:00Z"]),
    phase("closed", ["filed", null]),
  ],
};

Deno.test("in a lifecycle of the organisation's own the phase after the incident ends it", async () => {
  const row = await record(ownLifecycle);
  assert.deepEqual([row?.["status"], row?.["status_raw"]], ["resolved", "customers-told"]);
  assert.equal(row?.["resolved_at"], "2026-07-14T09:35:00.000Z");
  assert.equal(row?.["acknowledged_at"], null, "a word nobody mapped is no answer");
  assert.deepEqual(
    rowsOf(await read([ownLifecycle]), "incident_events").map((event) => event["kind"]),
    ["noticed", "on-the-case", "customers-told", "all-clear"],
  );
});

Deno.test("the configuration says what milestones of one's own mean", async () => {
  const words = { status: { "on-the-case": "acknowledged", "customers-told": "resolved" } };
  const row = await record(ownLifecycle, { words });
  assert.equal(row?.["acknowledged_at"], "2026-07-14T09:04:00.000Z");
  assert.equal(row?.["resolved_at"], "2026-07-14T09:40:00.000Z");
});

Deno.test("milestones told twice, flat and in phases, are events once", async () => {
  const both = { ...resolved, lifecycle_phases: [phase("active", ["acknowledged", "2026-07-14T09:04:00Z"])] };
  const kinds = rowsOf(await read([both]), "incident_events").map((event) => event["kind"]);
  assert.deepEqual(kinds, ["trigger", "detected", "acknowledge", "mitigated", "resolve"]);
});

const event = (type: string, at: string, data: object, author: object = ana) => ({
  ...{ id: `e-${type}-${at}`, incident_id: "inc-1", occurred_at: at, type: `event/${type}` },
  ...{ data, author, visibility: "private_to_org" },
});

Deno.test("events say what happened in one line of text; bots are nobody", async () => {
  const events = [
    event("note", "2026-07-14T09:10:00Z", { body: "Ana Moreno asks the provider" }),
    event("runbook_step_execution_update", "2026-07-14T09:11:00Z", { description: "Step done." }, bot),
    event("bulk_milestone_update", "2026-07-14T09:12:00Z", {
      original_milestone: "started",
      current_milestone: "mitigated",
    }),
    event("bulk_update", "2026-07-14T09:13:00Z", {
      events: [{ type: "event/note", data: { body: "first" } }, {
        type: "event/impact_update",
        data: { update_type: "added", infrastructure: { name: "cart" } },
      }],
    }),
    event("generic_resource_change", "2026-07-14T09:14:00Z", {
      operation: "updated",
      fields: { severity: "SEV2" },
    }),
  ];
  const rows = rowsOf(await read([{ ...resolved, milestones: [], events }]), "incident_events");
  const person = personId("firehydrant", "u-1");
  assert.deepEqual(rows.map((row) => [row["kind"], row["actor_id"], row["text"]]), [
    ["annotate", person, `${person} asks the provider`],
    ["runbook_step_execution_update", null, "Step done."],
    ["bulk_milestone_update", person, "started → mitigated"],
    ["bulk_update", person, "first; added cart"],
    ["generic_resource_change", person, "updated severity: SEV2"],
  ]);
});

Deno.test("tasks and follow-ups are action items, also those only events tell of; the incident's own ticket is none", async () => {
  const ticket = (state: string) => ({
    id: "t-2",
    summary: "Add an alert",
    state,
    type: "task",
    assignees: [],
  });
  const events = [
    event("ticket_update", "2026-07-15T08:00:00Z", { operation: "updated", ticket: ticket("done") }),
    event("ticket_update", "2026-07-14T09:15:00Z", { operation: "created", ticket: ticket("open") }),
  ];
  const rows = rowsOf(await read([{ ...resolved, events }]), "action_items");
  assert.deepEqual(rows, [
    {
      action_item_id: "firehydrant_incidents:t-2",
      source: "firehydrant_incidents",
      incident_ref: "inc-1",
      title: "Add an alert",
      kind: "task",
      status: "done",
      status_raw: "done",
      owner_id: null,
      priority: null,
      reference: null,
      created_at: "2026-07-14T09:15:00.000Z",
      due_at: null,
      completed_at: "2026-07-15T08:00:00.000Z",
      updated_at: "2026-07-15T08:00:00.000Z",
    },
    {
      action_item_id: "firehydrant_incidents:t-1",
      source: "firehydrant_incidents",
      incident_ref: "inc-1",
      title: `Ask ${personId("firehydrant", "u-1")} for a runbook`,
      kind: "follow_up",
      status: "proposed",
      status_raw: "open",
      owner_id: personId("firehydrant", "u-1"),
      priority: null,
      reference: null,
      created_at: null,
      due_at: null,
      completed_at: null,
      updated_at: null,
    },
  ]);
});

Deno.test("impacted services stand beside the named ones; environments are none", async () => {
  const rows = rowsOf(await read([resolved]), "incident_services");
  assert.deepEqual(rows.map((row) => row["service"]), ["checkout-svc", "cart"]);
});

Deno.test("a team is its members; one without members says why it changes nothing", async () => {
  const team = { id: "team-1", name: "Money", slug: "money", memberships: [{ user: ana }] };
  const text = JSON.stringify({ data: [team, { ...team, memberships: [] }] });
  assert.deepEqual(claimsOn(text).map(({ kind }) => kind), ["firehydrant_teams"]);
  const all = await readAll(firehydrantTeams, givenFile(text));
  assert.deepEqual(rowsOf(all, "people").map((row) => [row["name"], row["team"]]), [["Ana Moreno", "Money"]]);
  assert.ok(all[1] && "nothing" in all[1]);
});

onRealFile(
  "../shared/data/vendors/faros/wire/firehydrant/incidents.json",
  "milestones as times",
  async (text) => {
    const rows = rowsOf(await readAll(source, givenFile(text)), "incident_records");
    assert.deepEqual(
      rows.map((
        row,
      ) => [row["title"], row["status"], row["severity_raw"], row["acknowledged_at"], row["resolved_at"]]),
      [
        ["incident 3", "acknowledged", "P4", "2022-03-08T06:13:17.804Z", null],
        ["test", "acknowledged", "P4", "2022-03-07T15:17:52.022Z", null],
        ["incident 2", "resolved", "SEV4", "2022-03-08T02:03:42.000Z", "2022-03-08T03:09:06.407Z"],
      ],
    );
  },
);
