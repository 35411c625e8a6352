import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../lib/warehouse/mod.ts";
import { alertRow, alertsHeader, alertsMapping, folderOf, one } from "./_given.ts";

const sample = new URL("../../data/sample", import.meta.url).pathname;
const zoom = "../shared/data/transcripts/zoom";

/** Every name, address and handle with letters of the people of a warehouse. */
async function rosterOf(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query<{ name: string }>(
    "roster",
    `SELECT DISTINCT unnest([name, email, handle, vendor_id]) AS name FROM people`,
  );
  return rows.map(({ name }) => name).filter((name) =>
    name !== null && name.length > 3 && /[a-z]/i.test(name)
  );
}

/** Places outside of the table of people where a text holds somebody's name as a word. */
async function named(warehouse: Warehouse): Promise<string[]> {
  const roster = await rosterOf(warehouse);
  assert.ok(roster.length > 50, `${roster.length} names`);
  const columns = await warehouse.query<{ table: string; column: string }>(
    "columns",
    `SELECT table_name AS "table", column_name AS "column" FROM duckdb_columns()
     WHERE NOT internal AND data_type = 'VARCHAR' AND database_name <> 'temp' AND table_name NOT IN ('people', 'files')
       AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary)`,
  );
  const found: string[] = [];
  const isLetter = (letter = " ") => /[\p{L}\p{N}]/u.test(letter);
  for (const { table, column } of columns) {
    const rows = await warehouse.query<{ text: string }>(
      "texts",
      `SELECT DISTINCT "${column}" AS text FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    const text = rows.map((row) => row.text).join("\n");
    for (const name of roster) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        if (isLetter(text[at - 1]) || isLetter(text[at + name.length])) continue;
        found.push(`${table}.${column}: ${name} in ${text.slice(Math.max(0, at - 30), at + 50)}`);
        break;
      }
    }
  }
  return found;
}

async function namedIn(folder: string, config: unknown): Promise<string[]> {
  const warehouse = await openWarehouse(":memory:");
  try {
    await loadFolder(warehouse, folder, { config: parseConfig(config) });
    return await named(warehouse);
  } finally {
    warehouse.close();
  }
}

Deno.test("the company that ships: nobody is named outside of the table of people", async () => {
  const config = parse(await Deno.readTextFile(`${sample}/hindcast.yaml`));
  assert.deepEqual(await namedIn(`${sample}/raw`, config), []);
});

Deno.test({
  name: `real meetings: nobody is named outside of the table of people (${zoom})`,
  ignore: !existsSync(zoom),
  fn: async () => assert.deepEqual(await namedIn(zoom, {}), []),
});

Deno.test("people who come with a later load are taken out of what was there before", async () => {
  const user = {
    id: "U024BE7LH",
    team_id: "T1",
    name: "anasilva",
    profile: { real_name: "Ana Silva", email: "ana@x.example" },
  };
  const folder = await folderOf({
    "first/a.csv": alertsHeader + alertRow(1, "Ana Silva restarted it (ana@x.example), anasilva says"),
    "then/users.json": JSON.stringify([user]),
  });
  const warehouse = await openWarehouse(":memory:");
  const config = parseConfig({ tables: [alertsMapping] });
  const title = async () => (await one<{ title: string }>(warehouse, "SELECT title FROM alerts")).title;
  await loadFolder(warehouse, `${folder}/first`, { config });
  assert.match(await title(), /^Ana Silva/);
  await loadFolder(warehouse, `${folder}/then`, { config });
  assert.match(await title(), /^(person-\w+) restarted it \(\1\), \1 says$/);
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});
