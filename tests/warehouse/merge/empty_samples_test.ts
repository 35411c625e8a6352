import assert from "node:assert/strict";
import { type LoadReport, type Warehouse } from "../../../lib/warehouse/mod.ts";
import { one, withLoaded } from "../_given.ts";

const mapping = (format: string) => ({
  tables: [{
    name: "depth",
    format,
    table: "metrics",
    columns: { name: "queue", sampled_at: "at", value: "waiting" },
  }],
});
const at = (minute: number) => `2026-07-01T10:${String(minute).padStart(2, "0")}:00Z`;

async function holds(
  warehouse: Warehouse,
  { files, idle, rejects }: LoadReport,
  expected: { readonly samples: number; readonly idle: number; readonly rejected: number },
): Promise<void> {
  const { samples } = await one<{ samples: number }>(
    warehouse,
    "SELECT count(*) AS samples FROM metric_points",
  );
  const [file] = files;
  assert.deepEqual(
    [samples, file?.loaded, file?.unchanged, file?.rejected],
    [expected.samples, expected.samples, expected.idle, expected.rejected],
  );
  assert.deepEqual(idle, [{ kind: "depth", reason: '"waiting" is empty', records: expected.idle }]);
  assert.equal(rejects.reduce((sum, { records }) => sum + records, 0), expected.rejected);
}

Deno.test("an empty value is a moment without a sample, not a defect; beside a wrong time it is", async () => {
  const lines = [
    "queue,at,waiting",
    `mail,${at(1)},4`,
    `mail,${at(2)},`,
    `mail,${at(3)},7`,
    "mail,soon,",
    `mail,${at(4)},many`,
  ];
  await withLoaded(
    { "d.csv": lines.join("\n") + "\n" },
    mapping("csv"),
    (warehouse, report) => holds(warehouse, report, { samples: 2, idle: 1, rejected: 2 }),
  );
});

Deno.test("so it is where samples are read byte by byte, and where most are empty", async () => {
  const rows = Array.from(
    { length: 3000 },
    (_, row) => `mail-${row % 50},${at(Math.floor(row / 50))},${row % 1000 === 0 ? "" : row}`,
  );
  await withLoaded(
    { "d.csv": ["queue,at,waiting", ...rows].join("\n") + "\n" },
    mapping("csv"),
    (warehouse, report) => holds(warehouse, report, { samples: 2997, idle: 3, rejected: 0 }),
  );
  const empty = rows.map((row, place) => place % 10 === 0 ? row : row.replace(/\d*$/, ""));
  await withLoaded(
    { "d.csv": ["queue,at,waiting", ...empty].join("\n") + "\n" },
    mapping("csv"),
    (warehouse, report) => holds(warehouse, report, { samples: 297, idle: 2703, rejected: 0 }),
  );
});

Deno.test("so it is in JSON Lines", async () => {
  const rows = [4, null, 7].map((waiting, place) =>
    JSON.stringify({ queue: "mail", at: at(place), waiting })
  );
  await withLoaded(
    { "d.jsonl": rows.join("\n") + "\n" },
    mapping("jsonl"),
    (warehouse, report) => holds(warehouse, report, { samples: 2, idle: 1, rejected: 0 }),
  );
});

Deno.test("the last line of a file that was cut before its value is a defect", async () => {
  const text = `queue,at,waiting\nmail,${at(1)},4\nmail,${at(2)},\nmail,${at(3)},`;
  await withLoaded({ "d.csv": text }, mapping("csv"), async (warehouse, report) => {
    await holds(warehouse, report, { samples: 1, idle: 1, rejected: 1 });
    assert.match(
      report.rejects[0]?.reason ?? "",
      /"waiting" is empty, and the file may end inside this record$/,
    );
  });
});
