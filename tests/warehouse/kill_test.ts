import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { alertRow, alertsHeader, alertsMapping, folderOf, one } from "./_given.ts";

const kills = Deno.env.get("HINDCAST_LONG") === "1" ? 200 : 40;
const filesToLoad = 6;
const rowsEach = 400;
const config = { tables: [alertsMapping] };

const script = `
import { loadFolder, openWarehouse } from ${
  JSON.stringify(new URL("../../lib/warehouse/mod.ts", import.meta.url).href)
};
import { parseConfig } from ${
  JSON.stringify(new URL("../../lib/model/parse_config.ts", import.meta.url).href)
};
const [path, folder] = Deno.args;
const warehouse = await openWarehouse(path);
console.log("open");
await loadFolder(warehouse, folder, { config: parseConfig(${
  JSON.stringify(config)
}), onFile: () => console.log("file") });
console.log("done");
`;

/** Starts a load in a process of its own and kills it outright once it has said so many lines, and a little later. */
async function killedLoad(path: string, folder: string, lines: number, delayMs: number): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "-A",
      "--config",
      new URL("../../deno.json", import.meta.url).pathname,
      "-",
      path,
      folder,
    ],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(script));
  await writer.close();
  let seen = 0;
  for await (const piece of child.stdout.pipeThrough(new TextDecoderStream())) {
    seen += piece.split("\n").length - 1;
    if (seen >= lines) break;
  }
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  try {
    child.kill("SIGKILL");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  await child.status;
}

Deno.test(`kill -9 in the middle of a load, ${kills} times: each file is there whole or not at all, and the next load completes`, async () => {
  const rows = (file: number) =>
    Array.from({ length: rowsEach }, (_, at) => alertRow(file * rowsEach + at)).join("");
  const folder = await folderOf(
    Object.fromEntries(
      Array.from({ length: filesToLoad }, (_, at) => [`f${at}.csv`, alertsHeader + rows(at)]),
    ),
  );
  const checked = parseConfig(config);
  const whole = await openWarehouse(":memory:");
  await loadFolder(whole, folder, { config: checked });
  const expected = await tableHash(whole);
  whole.close();
  let cut = 0;
  for (let round = 0; round < kills; round++) {
    const path = `${folder}.${round}.duckdb`;
    await killedLoad(path, folder, 1 + round % (filesToLoad + 1), (round * 7) % 40);
    const warehouse = await openWarehouse(path);
    const torn = await warehouse.query(
      "torn",
      "SELECT f.name FROM files AS f LEFT JOIN (SELECT file_id, count(*) AS n FROM alerts GROUP BY file_id) AS a USING (file_id) WHERE coalesce(a.n, 0) <> f.loaded",
    );
    assert.deepEqual([...torn], [], `round ${round}`);
    const { strays } = await one<{ strays: number }>(
      warehouse,
      "SELECT count(*) AS strays FROM alerts WHERE file_id NOT IN (SELECT file_id FROM files)",
    );
    assert.equal(strays, 0, `round ${round}`);
    const report = await loadFolder(warehouse, folder, { config: checked });
    if (report.resumed) cut += 1;
    assert.equal(await tableHash(warehouse), expected, `round ${round}`);
    warehouse.close();
    await Deno.remove(path);
  }
  assert.ok(cut > kills / 4, `only ${cut} of ${kills} kills fell into a load`);
  await Deno.remove(folder, { recursive: true });
});
