import assert from "node:assert/strict";
import { type Warehouse } from "../../../lib/warehouse/mod.ts";
import { type Files, withLoaded } from "../_given.ts";

const columns = {
  id: "id",
  title: "title",
  declared_at: "opened",
  resolved_at: "closed",
  external_ref: "ref",
  url: "url",
};
const tables = ["pager", "desk"].map((name) => ({
  name,
  format: "jsonl",
  files: `${name}.jsonl`,
  table: "incidents",
  columns,
}));
const at = (clock: string, date = 10) => `2026-03-${date}T${clock}:00Z`;
const lines = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n") + "\n";
const incident = (id: string, number: number, opened: string, more: object = {}) => ({
  id,
  title: null,
  opened,
  closed: null,
  ref: null,
  url: `https://pager.example/incidents/${id}`,
  incident_number: number,
  ...more,
});

/** A day of a channel in which one person writes. */
function said(channel: string, opened: string, ...texts: readonly string[]): Files {
  const messages = texts.map((text, place) => ({
    type: "message",
    user: "U1",
    ts: `${Date.parse(opened) / 1000 + 60 * place}.000100`,
    text,
  }));
  return { [`${channel}/${opened.slice(0, 10)}.json`]: JSON.stringify(messages) };
}

const pager = {
  "pager.jsonl": lines(
    incident("PX7Q2", 1169, at("10:00"), { ref: "jira:OPS-12" }),
    incident("PX7Q3", 1170, at("10:00", 14)),
    incident("PX7Q4", 1171, at("11:00", 14)),
  ),
};

async function owners(warehouse: Warehouse): Promise<Record<string, string | null>> {
  const rows = await warehouse.query<{ channel: string; incident: string | null }>(
    "owners",
    "SELECT channel, min(incident_id) AS incident FROM messages GROUP BY channel HAVING count(*) = count(incident_id) OR count(incident_id) = 0",
  );
  return Object.fromEntries(rows.map(({ channel, incident }) => [channel, incident]));
}

async function told(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await warehouse.query<{ message: string }>(
    "channels alone",
    "SELECT message FROM checks WHERE check_name = 'channel_without_incident' ORDER BY message",
  );
  return rows.map(({ message }) => message);
}

Deno.test("a channel is its incident's by the address a person posts first, and by a number or key in its name", async () => {
  const files = {
    ...pager,
    ...said("inc-checkout-slow", at("10:05"), "hello", "<https://pager.example/incidents/PX7Q2>", "looking"),
    ...said("inc-1169-war", at("10:06"), "hello"),
    ...said("inc-ops-12-again", at("10:07"), "hello"),
    ...said("incident_1170", at("10:05", 14), "hello"),
    // A talk of everybody is no incident's, nor is one of another day, or one that a day in its name brings near.
    ...said("payments", at("10:05"), "see https://pager.example/incidents/PX7Q2", "lunch?"),
    ...said("inc-1170-late", at("10:05", 25), "hello"),
    ...said("inc-1171-11-70", at("10:05"), "hello"),
  };
  await withLoaded(files, { tables }, async (warehouse) => {
    assert.deepEqual(await owners(warehouse), {
      "inc-checkout-slow": "pager:PX7Q2",
      "inc-1169-war": "pager:PX7Q2",
      "inc-ops-12-again": "pager:PX7Q2",
      "incident_1170": "pager:PX7Q3",
      "inc-1170-late": null,
      "inc-1171-11-70": null,
    });
    assert.deepEqual((await told(warehouse)).map((message) => message.split(" ")[0]), [
      "#inc-1170-late",
      "#inc-1171-11-70",
    ]);
    assert.match(
      (await told(warehouse))[0] ?? "",
      /^#inc-1170-late \(1 message\) is called as the channel of an incident, and no incident took it: .*links: \{ force: \[\["channel:inc-1170-late", "id of the incident"\]\] \}$/,
    );
  });
});

Deno.test("a channel of two incidents is doubtful, and the line that decides works as it is told", async () => {
  const files = {
    ...pager,
    ...said(
      "inc-storm",
      at("11:05", 14),
      "https://pager.example/incidents/PX7Q3 or https://pager.example/incidents/PX7Q4",
    ),
  };
  let line = "";
  await withLoaded(files, { tables }, async (warehouse) => {
    const links = await warehouse.query<{ told: string }>(
      "links",
      "SELECT concat_ws(' ', record_a, record_b, verdict) AS told FROM incident_links WHERE reason = 'channel' ORDER BY told",
    );
    assert.deepEqual(links.map(({ told }) => told), [
      "channel:inc-storm pager:PX7Q3 doubtful",
      "channel:inc-storm pager:PX7Q4 doubtful",
    ]);
    const [message = ""] = await told(warehouse);
    assert.match(message, /and may be of pager:PX7Q3 or pager:PX7Q4\. Where you know it/);
    line = /force: (\[\[.*\]\])/.exec(message)?.[1] ?? "";
  });
  await withLoaded(files, { tables, links: { force: JSON.parse(line) } }, async (warehouse) => {
    assert.deepEqual(await owners(warehouse), { "inc-storm": "pager:PX7Q3" });
    assert.deepEqual(await told(warehouse), []);
  });
});

Deno.test("a topic's number is an incident's where it says so, in a channel made for it", async () => {
  const channel = (id: string, name: string, topic: string, made: string) => ({
    id,
    name,
    created: Date.parse(made) / 1000,
    creator: "U1",
    members: [],
    topic: { value: topic, creator: "U1", last_set: Date.parse(made) / 1000 },
  });
  const files = {
    ...pager,
    "channels.json": JSON.stringify([
      channel("C0TOPIC11", "talk-a", "PagerDuty #1169", at("10:02")),
      channel("C0TOPIC22", "talk-b", "room 1169", at("10:02")),
      channel("C0TOPIC33", "ops", "now: incident 1169", "2025-01-10T10:00:00Z"),
    ]),
  };
  await withLoaded(files, { tables }, async (warehouse) => {
    assert.deepEqual(await owners(warehouse), { "talk-a": "pager:PX7Q2", "talk-b": null, "ops": null });
  });
});
