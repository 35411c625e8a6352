import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../../lib/warehouse/mod.ts";
import { withLoaded } from "../_given.ts";

const times = ["started_at", "declared_at", "acknowledged_at", "mitigated_at", "resolved_at"];
const config = parseConfig({
  tables: [{
    name: "tracker",
    format: "csv",
    files: "incidents*",
    table: "incidents",
    columns: Object.fromEntries(
      ["id", "title", "status", "severity", "incident_type", "service", ...times].map((n) => [n, n]),
    ),
  }, {
    name: "monitor",
    format: "csv",
    files: "alerts*",
    table: "alerts",
    columns: { id: "id", rule: "rule", service: "service", started_at: "fired" },
  }, {
    name: "deploys",
    format: "csv",
    files: "changes*",
    table: "changes",
    columns: { id: "id", service: "service", status: "status", started_at: "began", finished_at: "ended" },
  }],
});

const day = (clock: string) => `2026-07-01T${clock}:00Z`;

/** One sound incident, and one for each rule that is broken, named by it. */
const incidents: readonly (readonly string[])[] = [
  [
    "sound",
    "sound",
    "resolved",
    "SEV-2",
    "",
    "shop",
    day("10:00"),
    day("10:01"),
    day("10:02"),
    day("10:30"),
    day("11:00"),
  ],
  [
    "resolved_before_start",
    "a",
    "resolved",
    "SEV-2",
    "",
    "shop",
    day("10:00"),
    "",
    day("10:00"),
    "",
    day("09:00"),
  ],
  [
    "resolved_before_declared",
    "b",
    "resolved",
    "SEV-2",
    "",
    "shop",
    day("10:00"),
    day("12:00"),
    day("12:00"),
    "",
    day("11:00"),
  ],
  [
    "declared_after_mitigated",
    "c",
    "resolved",
    "SEV-2",
    "",
    "shop",
    day("10:00"),
    day("12:00"),
    day("12:00"),
    day("11:00"),
    day("13:00"),
  ],
  [
    "year_typo",
    "d",
    "resolved",
    "SEV-2",
    "",
    "shop",
    day("10:00"),
    "",
    day("10:02"),
    "",
    "2027-07-01T11:00:00Z",
  ],
  ["zero_duration", "e", "resolved", "SEV-2", "", "shop", day("10:00"), "", day("10:00"), "", day("10:00")],
  [
    "starts_in_future",
    "f",
    "open",
    "SEV-2",
    "",
    "shop",
    "2098-07-01T10:00:00Z",
    "",
    "2098-07-01T10:00:00Z",
    "",
    "",
  ],
  ["missing_acknowledgement", "g", "resolved", "SEV-2", "", "shop", day("10:00"), "", "", "", day("11:00")],
  ["missing_service", "h", "resolved", "SEV-2", "", "", day("10:00"), "", day("10:02"), "", day("11:00")],
  ["missing_severity", "i", "resolved", "", "", "shop", day("10:00"), "", day("10:02"), "", day("11:00")],
  [
    "not_counted",
    "j",
    "resolved",
    "SEV-2",
    "tutorial",
    "shop",
    day("10:00"),
    "",
    day("10:02"),
    "",
    day("11:00"),
  ],
  ["unmapped", "k", "Parked", "spicy", "near miss", "shop", day("10:00"), "", day("10:02"), "", day("11:00")],
];

async function checked() {
  const folder = await Deno.makeTempDir();
  const header = ["id", "title", "status", "severity", "incident_type", "service", ...times];
  await Deno.writeTextFile(
    `${folder}/incidents.csv`,
    [header, ...incidents].map((row) => row.join(",")).join("\n") + "\n",
  );
  await Deno.writeTextFile(
    `${folder}/alerts.csv`,
    `id,rule,service,fired\n1,Disk,shop,${day("10:00")}\n2,Disk,shop,${
      day("10:00")
    }\n3,Disk,shop,2098-01-01T00:00:00Z\n`,
  );
  await Deno.writeTextFile(
    `${folder}/changes.csv`,
    `id,service,status,began,ended\n1,shop,success,${day("10:00")},${day("09:00")}\n2,shop,wobbly,${
      day("10:00")
    },${day("10:05")}\n`,
  );
  const warehouse = await openWarehouse(":memory:");
  try {
    await loadFolder(warehouse, folder, { config });
    return [
      ...await warehouse.query<
        { check_name: string; entity_id: string; message: string; line: number; suspect: boolean }
      >(
        "checks",
        "SELECT check_name, entity_id, message, line, suspect FROM checks ORDER BY check_name, entity_id",
      ),
    ];
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const found = await checked();

for (const [at, [name = ""]] of incidents.entries()) {
  if (name === "sound" || name === "unmapped") continue;
  Deno.test(`${name}: the incident that breaks the rule is named with its line, and no other`, () => {
    const rows = found.filter(({ check_name: check }) => check === name);
    const others = rows.filter(({ entity_id: id }) => id !== `tracker:${name}`).map(({ entity_id: id }) =>
      id
    );
    const expected: Readonly<Record<string, readonly string[]>> = {
      // Another type than incident is not counted either.
      not_counted: ["tracker:unmapped"],
    };
    assert.deepEqual(others, expected[name] ?? []);
    assert.equal(rows.find(({ entity_id: id }) => id === `tracker:${name}`)?.line, at + 2);
  });
}

Deno.test("a sound incident breaks no rule", () => {
  assert.deepEqual(found.filter(({ entity_id: id }) => id === "tracker:sound"), []);
});

Deno.test("words without a meaning are told once each, with a line that is configuration once a meaning is chosen", () => {
  const told = found.filter(({ check_name: check }) => check.startsWith("unmapped"));
  assert.deepEqual(told.map(({ entity_id: word }) => word).sort(), [
    "Parked",
    "near miss",
    "spicy",
    "wobbly",
  ]);
  const pasted = told.map(({ message }) =>
    /words: \{ (\w+): \{ "([^"]+)": ([^}]+) \} \}$/.exec(message)?.slice(1)
  );
  assert.deepEqual(pasted.map((parts) => parts?.[0]).sort(), [
    "incident_types",
    "outcomes",
    "severity",
    "status",
  ]);
  for (const [section = "", word = "", meaning = ""] of pasted.map((parts) => parts ?? [])) {
    const configured = (value: string) =>
      parseConfig({ words: { [section]: { [word]: /^\d/.test(value) ? Number(value) : value } } });
    const [first = "", ...others] = meaning.split(/ \(worst\) to | or |, /);
    for (const value of [first, ...others]) {
      assert.doesNotThrow(() => configured(value), `${section}: ${value}`);
    }
    if (others.length > 0) assert.throws(() => configured(meaning));
  }
});

Deno.test("alerts told twice, stamps of the future and changes that end before they start are found", () => {
  const ids = (name: string) =>
    found.filter(({ check_name: check }) => check === name).map(({ entity_id: id }) => id);
  assert.deepEqual(ids("same_alert_twice"), ["monitor:1", "monitor:2"]);
  assert.deepEqual(ids("alerts_in_future"), ["monitor:3"]);
  assert.deepEqual(ids("change_ends_before_start"), ["deploys:1"]);
});

Deno.test("one tool under two mappings is told with the line that makes them one, which does", async () => {
  const desk = (name: string) => ({
    ...{ name, format: "csv", files: `${name}.csv`, table: "incidents" },
    columns: { id: "id", title: "title", started_at: "began", resolved_at: "ended" },
  });
  const listed = (title: string) =>
    `id,title,began,ended\nI-1,${title},${day("10:00")},${day("11:00")}\nI-2,y,${day("12:00")},${
      day("13:00")
    }\n`;
  const files = { "desk_q1.csv": listed("x"), "desk_q2.csv": listed("x again") };
  const line = "vendor: desk_q1";
  await withLoaded(files, { tables: [desk("desk_q1"), desk("desk_q2")] }, (_, { advice }) => {
    assert.deepEqual(advice, [
      '2 incidents of the table "desk_q2" have the id and start of one of "desk_q1" and count as records of two tools. ' +
      `If both tell of one tool, add to hindcast.yaml, in the entry of desk_q2 under tables: ${line}`,
    ]);
    return Promise.resolve();
  });
  const tables = [desk("desk_q1"), { ...desk("desk_q2"), vendor: "desk_q1" }];
  await withLoaded(files, { tables }, async (warehouse, { advice, incidents }) => {
    assert.deepEqual(advice, []);
    assert.equal(incidents, 2);
    const links = await warehouse.query<{ reason: string }>("links", "SELECT reason FROM incident_links");
    assert.deepEqual(links.map(({ reason }) => reason), ["same_id", "same_id"]);
  });
});

Deno.test("PagerDuty's urgency is told as one, and no severity is made of it", async () => {
  const report =
    "id,incident_number,description,service_id,service_name,created_on,resolved_on,seconds_to_first_ack," +
    "seconds_to_resolve,auto_resolved,escalation_count,urgency\nPX2,8,Queue full,PSVC2,queue,2026-05-31 11:00:00,,,,,0,low\n";
  const config = { zones: { sources: { pagerduty_csv: "UTC" } } };
  await withLoaded({ "report.csv": report }, config, (_, { advice }) => {
    assert.deepEqual(advice, [
      '"low" of pagerduty_csv (1 row) is an urgency, which stands where no priority does, and means nothing here yet. Add to hindcast.yaml: words: { severity: { "low": 1 (worst) to 5 } }',
    ]);
    return Promise.resolve();
  });
});
