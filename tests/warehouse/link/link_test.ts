import assert from "node:assert/strict";
import { tableHash, type Warehouse } from "../../../lib/warehouse/mod.ts";
import { type Files, withLoaded } from "../_given.ts";

const columns = {
  id: "id",
  title: "title",
  summary: "summary",
  service: "service",
  declared_at: "opened",
  resolved_at: "closed",
  external_ref: "ref",
  url: "url",
};
const table = (name: string) => ({
  name,
  format: "jsonl",
  files: `${name}.jsonl`,
  table: "incidents",
  columns,
});
const tables = ["pager", "desk", "monitor", "statuspage"].map(table);

/** A record of one tool, with only what a test is about. */
interface Told {
  readonly id: string;
  readonly opened: string;
  readonly closed?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly service?: string;
  readonly ref?: string;
  readonly url?: string;
}

const empty = { title: null, summary: null, service: null, closed: null, ref: null, url: null };
const day = (clock: string, date = 10) => `2026-03-${String(date).padStart(2, "0")}T${clock}:00Z`;

function filesOf(tools: Readonly<Record<string, readonly Told[]>>): Files {
  return Object.fromEntries(
    Object.entries(tools).map(([tool, records]) => [
      `${tool}.jsonl`,
      records.map((record) => JSON.stringify({ ...empty, ...record })).join("\n") + "\n",
    ]),
  );
}

async function groups(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await warehouse.query<{ told: string }>(
    "groups",
    "SELECT string_agg(vendor_id, ' ' ORDER BY vendor_id) AS told FROM incident_records GROUP BY incident_id ORDER BY told",
  );
  return rows.map(({ told }) => told);
}

async function links(warehouse: Warehouse): Promise<readonly string[]> {
  const rows = await warehouse.query<{ told: string }>(
    "links",
    "SELECT concat_ws(' ', record_a, record_b, verdict, reason, decided_by) AS told FROM incident_links ORDER BY told",
  );
  return rows.map(({ told }) => told);
}

type Links = Readonly<Record<string, unknown>>;

function linking(
  tools: Readonly<Record<string, readonly Told[]>>,
  work: (warehouse: Warehouse) => Promise<void>,
  settings: Links = {},
): Promise<void> {
  return withLoaded(filesOf(tools), { tables, links: settings }, work);
}

const pool = {
  title: "connection pool exhausted",
  service: "shop",
  opened: day("10:00"),
  closed: day("11:00"),
};

Deno.test("a field made for references links, in each of the ways people fill it", async () => {
  const url = "https://pager.example/incidents/PX7Q2";
  for (const ref of ["pager:PX7Q2", "PX7Q2", "px7q2", `${url}/`, `see ${url}/timeline`]) {
    const tools = {
      pager: [{ id: "PX7Q2", opened: day("10:00"), url }],
      desk: [{ id: "T1", opened: day("18:00", 20), ref }],
    };
    await linking(tools, async (warehouse) => {
      assert.deepEqual(await groups(warehouse), ["PX7Q2 T1"], ref);
      assert.deepEqual(await links(warehouse), ["desk:T1 pager:PX7Q2 linked external_ref reference"]);
    });
  }
});

Deno.test("an id in a text links what is near in time; a number is no reference", async () => {
  const tools = {
    pager: [{ id: "PX7Q2", opened: day("10:00") }, { id: "40112", opened: day("10:00", 14) }],
    desk: [
      { id: "T1", opened: day("12:00"), summary: "Raised from PX7Q2." },
      { id: "T2", opened: day("10:00", 14), summary: "error 40112 at the gate" },
      { id: "T3", opened: day("10:00", 25), summary: "the same again as PX7Q2" },
    ],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["40112", "PX7Q2 T1", "T2", "T3"]);
    assert.deepEqual(await links(warehouse), ["desk:T1 pager:PX7Q2 linked mention reference"]);
  });
});

Deno.test("a channel belongs to the incident that its topic, its name or a record of the incident names", async () => {
  const channel = (id: string, name: string, topic: string) => ({
    id,
    name,
    created: Date.parse(day("10:05")) / 1000,
    creator: "U1",
    members: [],
    topic: { value: topic, creator: "U1", last_set: Date.parse(day("10:06")) / 1000 },
  });
  const channels = [
    channel("C0TOPIC11", "checkout-trouble", "<https://pager.example/incidents/PX7Q2|the page>"),
    channel("C0NAMED22", "inc-px7q3-slow", ""),
    channel("C0CITED33", "war-room", ""),
    channel("C0OTHER44", "inc-2026-03", "PX7Q2 and PX7Q3"),
  ];
  const records = [
    { id: "PX7Q2", opened: day("10:00"), url: "https://pager.example/incidents/PX7Q2" },
    {
      id: "PX7Q3",
      opened: day("10:00"),
      summary: "talk in https://larkspur.slack.example/archives/C0CITED33",
    },
  ];
  const files = { ...filesOf({ pager: records }), "channels.json": JSON.stringify(channels) };
  await withLoaded(files, { tables }, async (warehouse) => {
    const rows = await warehouse.query<{ channel: string; incident_id: string | null }>(
      "channels",
      "SELECT DISTINCT channel, incident_id FROM messages ORDER BY channel",
    );
    assert.deepEqual(rows.map(({ channel, incident_id }) => [channel, incident_id]), [
      ["checkout-trouble", "pager:PX7Q2"],
      ["inc-2026-03", null],
      ["inc-px7q3-slow", "pager:PX7Q3"],
      ["war-room", "pager:PX7Q3"],
    ]);
  });
});

Deno.test("a channel belongs to the incident whose address a bot posts there; in a channel of all alerts each post to its own", async () => {
  const address = (at: number) => `https://pager.example/incidents/PX7Q${at}`;
  const post = (at: number, second: number) => ({
    type: "message",
    subtype: "bot_message",
    bot_id: "B1",
    ts: `${Date.parse(day("10:05")) / 1000 + second}.000100`,
    text: `<${address(at)}|Triggered>`,
  });
  const records = [1, 2, 3, 4, 5].map((at) => ({ id: `PX7Q${at}`, opened: day("10:00"), url: address(at) }));
  const files = {
    ...filesOf({ pager: records }),
    "slow-checkout/2026-03-10.json": JSON.stringify([post(2, 0)]),
    "alerts/2026-03-10.json": JSON.stringify([1, 2, 3, 4, 5].map((at) => post(at, at))),
  };
  await withLoaded(files, { tables }, async (warehouse) => {
    const rows = await warehouse.query<{ channel: string; incident_id: string | null }>(
      "channels",
      "SELECT DISTINCT channel, incident_id FROM messages ORDER BY ALL",
    );
    assert.deepEqual(rows.map(({ channel, incident_id }) => [channel, incident_id]), [
      ["alerts", "pager:PX7Q1"],
      ["alerts", "pager:PX7Q2"],
      ["alerts", "pager:PX7Q3"],
      ["alerts", "pager:PX7Q4"],
      ["alerts", "pager:PX7Q5"],
      ["slow-checkout", "pager:PX7Q2"],
    ]);
    assert.deepEqual(await links(warehouse), ["channel:slow-checkout pager:PX7Q2 linked channel reference"]);
  });
});

Deno.test("in a channel of all incidents a message belongs to the one it names, a thread to the one its root names", async () => {
  const root = (clock: string) => `${Date.parse(day(clock)) / 1000}.000100`;
  const post = (clock: string, text: string, more: object = {}) => ({
    type: "message",
    user: "U1",
    ts: root(clock),
    text,
    ...more,
  });
  const messages = [
    post("10:02", "INC-71 is about the checkout"),
    post("10:03", "looking", { thread_ts: root("10:02") }),
    post("10:04", "as in INC-72?", { thread_ts: root("10:02") }),
    post("10:05", "anybody about?"),
    post("10:06", "yes, for inc-72", { thread_ts: root("10:05") }),
    post("10:07", "INC-71 or INC-72?"),
    post("10:08", "INC-70 was the like of it"),
    post("10:09", "the page: <https://pager.example/p/PX7Q2>"),
    post("10:10", "INC-711, SEV-1, 71"),
  ];
  const tools = {
    desk: [
      { id: "INC-70", opened: "2025-03-10T10:00:00Z" },
      { id: "INC-71", opened: day("10:00") },
      { id: "INC-72", opened: day("10:00") },
    ],
    pager: [{ id: "PX7Q2", opened: day("10:00"), ref: "INC-72", url: "https://pager.example/p/PX7Q2" }],
  };
  const files = { ...filesOf(tools), "incidents/2026-03-10.json": JSON.stringify(messages) };
  await withLoaded(files, { tables }, async (warehouse) => {
    const rows = await warehouse.query<{ incident_id: string | null }>(
      "messages",
      "SELECT right(r.vendor_id, 2) AS incident_id FROM messages LEFT JOIN incident_records AS r ON r.incident_id = messages.incident_id AND r.source = 'desk' ORDER BY sent_at",
    );
    assert.deepEqual(rows.map(({ incident_id }) => incident_id), [
      "71",
      "71",
      "71",
      null,
      "72",
      null,
      null,
      "72",
      null,
    ]);
  });
});

Deno.test("a text that names two records of one tool is doubtful", async () => {
  const tools = {
    pager: [{ id: "PX7Q2", opened: day("10:00") }, { id: "PX7Q3", opened: day("11:00") }],
    desk: [{ id: "T1", opened: day("12:00"), summary: "PX7Q2 or PX7Q3" }],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["PX7Q2", "PX7Q3", "T1"]);
    assert.deepEqual(await links(warehouse), [
      "desk:T1 pager:PX7Q2 doubtful mention reference",
      "desk:T1 pager:PX7Q3 doubtful mention reference",
    ]);
  });
});

Deno.test("times, service and title that agree link records of different tools, with a score and what was seen", async () => {
  const tools = {
    pager: [{ id: "P1", ...pool }],
    desk: [{ id: "T1", ...pool, opened: day("10:04"), closed: day("11:02") }],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["P1 T1"]);
    const [link] = await warehouse.query<{ score: number; evidence: string }>(
      "link",
      "SELECT score, evidence FROM incident_links",
    );
    assert.equal(
      link?.evidence,
      "start 4 min apart; end 2 min apart; both on shop; both say connection exhausted pool",
    );
    const start = -Math.log2(2 * 10 / (3 * 1440)) - 2 * Math.log2(1 + 4 / 10);
    const end = 3 - 2 * Math.log2(1 + 2 / 15);
    const onEach = Math.log2((100 + 2) / 2);
    assert.ok(
      Math.abs((link?.score ?? 0) - (start + end + onEach + 0.5 * 3 * onEach)) < 0.006,
      `${link?.score}`,
    );
  });
});

Deno.test("time alone does not link, nor do two ids of one tool, nor what lies half a day apart", async () => {
  const tools = {
    pager: [{ id: "P1", ...pool }, { id: "P2", ...pool }],
    desk: [{ id: "T1", opened: day("10:00"), title: "printer on fire", service: "office" }],
    monitor: [{ id: "M1", ...pool, opened: day("22:00"), closed: day("23:00") }],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["M1", "P1", "P2", "T1"]);
  });
});

Deno.test("each record finds the one that is most alike, not the first", async () => {
  const tools = {
    pager: [{ id: "P1", ...pool }, { id: "P2", ...pool, opened: day("10:30"), closed: day("11:30") }],
    desk: [
      { id: "T1", ...pool, opened: day("10:33"), closed: day("11:33") },
      { id: "T2", ...pool, opened: day("10:02"), closed: day("11:03") },
    ],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["P1 T2", "P2 T1"]);
  });
});

Deno.test("what is half alike is listed and left apart", async () => {
  const tools = {
    pager: [{ id: "P1", service: "shop", title: "pool exhausted", opened: day("10:00") }],
    desk: [{ id: "T1", service: "shop", title: "nobody can pay", opened: day("10:40") }],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["P1", "T1"]);
    assert.deepEqual(await links(warehouse), ["desk:T1 pager:P1 doubtful similar score"]);
  });
});

Deno.test("hindcast.yaml wins: what it forces is linked, what it forbids is not, not even by way of a third", async () => {
  const tools = {
    pager: [{ id: "P1", ...pool }],
    desk: [{ id: "T1", ...pool, ref: "pager:P1" }],
    monitor: [{ id: "M1", ...pool, ref: "desk:T1" }, { id: "M2", opened: day("10:00", 20) }],
  };
  const settings = {
    forbid: [["pager:P1", "desk:T1"]],
    force: [["desk:T1", "monitor:M2"], ["pager:P9", "T1"]],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["M1 M2 T1", "P1"]);
    assert.deepEqual(await links(warehouse), [
      "desk:T1 monitor:M1 linked external_ref reference",
      "desk:T1 monitor:M2 linked forced config",
      "desk:T1 pager:P1 forbidden forbidden config",
      "desk:T1 pager:P9 unmatched forced config",
    ]);
  }, settings);
});

Deno.test("fragments of one outage on a status page are one incident and stay two records", async () => {
  const tools = {
    statuspage: [
      { id: "S1", ...pool, title: "Elevated errors in payments API" },
      {
        id: "S2",
        ...pool,
        title: "Payments API: errors continue",
        opened: day("11:10"),
        closed: day("13:00"),
      },
      {
        id: "S3",
        ...pool,
        title: "Elevated errors in payments API",
        opened: day("19:00"),
        closed: day("20:00"),
      },
    ],
  };
  await linking(tools, async (warehouse) => {
    assert.deepEqual(await groups(warehouse), ["S1 S2", "S3"]);
    assert.deepEqual(await links(warehouse), ["statuspage:S1 statuspage:S2 linked fragment score"]);
  });
});

Deno.test("the order in which tools are loaded changes no link", async () => {
  const tools = (names: readonly string[]) =>
    Object.fromEntries(names.map((name, at) => {
      const records = Array.from({ length: 12 }, (_, index) => ({
        id: `${name.slice(0, 1).toUpperCase()}${index}`,
        title: ["pool exhausted", "certificate expired", "queue stuck"][index % 3] as string,
        service: ["shop", "mail"][index % 2] as string,
        opened: day(`${String(8 + index).padStart(2, "0")}:0${name.length % 7}`),
      }));
      return [name, at % 2 === 0 ? records : records.toReversed()];
    }));
  const hashes: string[] = [];
  for (const names of [["pager", "desk", "monitor"], ["monitor", "pager", "desk"]]) {
    await linking(tools(names), async (warehouse) => void hashes.push(await tableHash(warehouse)));
  }
  assert.equal(hashes[0], hashes[1]);
});

Deno.test("the service of an incident is the only one its records name, even where they only list services", async () => {
  const listed = { ...table("tracker"), columns: { id: "id", declared_at: "opened", services: "services" } };
  const lines = [
    { id: "a", opened: day("10:00"), services: ["search"] },
    { id: "b", opened: day("12:00", 12), services: ["search", "payments"] },
    { id: "c", opened: day("15:00", 14), services: [] },
  ];
  const files = { "tracker.jsonl": lines.map((line) => JSON.stringify(line)).join("\n") + "\n" };
  await withLoaded(files, { tables: [listed] }, async (warehouse) => {
    const rows = await warehouse.query<{ incident_id: string; service: string | null }>(
      "services",
      "SELECT incident_id, service FROM incidents ORDER BY incident_id",
    );
    assert.deepEqual(rows.map(({ service }) => service), ["search", null, null]);
  });
});
