import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { folderOf } from "./_given.ts";

const desk = {
  name: "desk",
  format: "csv",
  table: "incidents",
  columns: { id: "id", title: "title", severity: "severity", declared_at: "opened", resolved_at: "closed" },
};
const header = "id,title,severity,opened,closed\n";
const rows = "1,slow,bad,2026-07-01 10:00,2026-07-01 11:00\n2,down,bad,2026-07-02 10:00,\n";

const read = (zone: string, severity: Record<string, number> = {}) =>
  parseConfig({ zones: { sources: { desk: zone } }, words: { severity }, tables: [desk] });

Deno.test("a changed configuration says which files were read again and what reads otherwise, from what to what", async () => {
  const folder = await folderOf({ "desk.csv": header + rows });
  const warehouse = await openWarehouse(":memory:");
  try {
    const load = async (config: ReturnType<typeof read>) =>
      (await loadFolder(warehouse, folder, { config })).reread;
    const nothing = { files: 0, columns: [] };
    assert.deepEqual(await load(read("UTC")), nothing);
    assert.deepEqual(await load(read("UTC")), nothing);
    assert.deepEqual(await load(read("Asia/Kolkata")), {
      files: 1,
      columns: [
        {
          column: "incident_records.declared_at",
          rows: 2,
          example: "desk:1",
          before: "2026-07-01 10:00:00",
          after: "2026-07-01 04:30:00",
        },
        {
          column: "incident_records.resolved_at",
          rows: 1,
          example: "desk:1",
          before: "2026-07-01 11:00:00",
          after: "2026-07-01 05:30:00",
        },
      ],
    });
    const words = await load(read("Asia/Kolkata", { bad: 2 }));
    assert.deepEqual(words.columns.map((one) => [one.column, one.rows, one.before, one.after]), [
      ["incident_records.severity", 2, null, "2"],
    ]);
    assert.deepEqual(await load(read("Asia/Kolkata", { bad: 2, worse: 1 })), { files: 1, columns: [] });
    assert.deepEqual(await load(read("Asia/Kolkata", { bad: 2, worse: 1 })), nothing);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("rows that a changed configuration loses are told of", async () => {
  const folder = await folderOf({
    "desk.csv": `${header}1,slow,bad,2026-03-29 02:30,\n2,down,bad,2026-03-30 10:00,\n`,
  });
  const warehouse = await openWarehouse(":memory:");
  const alerts = (zone: string) =>
    parseConfig({
      tables: [{ ...desk, table: "alerts", columns: { id: "id", started_at: "opened" }, zone }],
    });
  try {
    await loadFolder(warehouse, folder, { config: alerts("UTC") });
    // Berlin's clocks skipped half past two that day.
    const { reread } = await loadFolder(warehouse, folder, { config: alerts("Europe/Berlin") });
    assert.deepEqual(reread.columns.map((one) => [one.column, one.rows, one.example]), [
      ["alerts.started_at", 1, "desk:2"],
      ["alerts", 1, "desk:1"],
    ]);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("whatever a mapping decides is told, also what becomes of other columns and tables; records read again are known", async () => {
  const folder = await folderOf({ "desk.csv": header + rows });
  const warehouse = await openWarehouse(":memory:");
  const load = async (mapping: Record<string, unknown>) => {
    const config = parseConfig({ zones: { sources: { desk: "UTC" } }, tables: [{ ...desk, ...mapping }] });
    const { reread, files: [file] } = await loadFolder(warehouse, folder, { config });
    return {
      columns: reread.columns.map((one) => [one.column, one.rows, one.before, one.after]),
      books: [file?.loaded, file?.updated, file?.unchanged, file?.rejected],
    };
  };
  try {
    assert.deepEqual((await load({})).books, [2, 0, 0, 0]);
    assert.deepEqual(await load({ columns: { ...desk.columns, title: "severity" } }), {
      columns: [["incident_records.title", 2, "slow", "bad"]],
      books: [0, 0, 2, 0],
    });
    assert.deepEqual(
      await load({ table: "alerts", columns: { id: "id", title: "title", started_at: "opened" } }),
      {
        columns: [["alerts", 2, null, "a row"], ["incident_records", 2, "a row", null]],
        books: [0, 0, 2, 0],
      },
    );
    const { columns, books } = await load({
      table: "alerts",
      columns: { id: "title", started_at: "opened" },
    });
    assert.deepEqual(columns, [["alerts", 2, "a row", null], ["alerts", 2, null, "a row"]]);
    assert.deepEqual(books, [0, 0, 2, 0]);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
});
