import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { ExportError } from "../../lib/model/errors.ts";
import { type FileOutcome, loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { mayMount, smallDisk, unmount } from "../_small_disk.ts";
import { alertRow, alertsHeader, alertsMapping, folderOf, one } from "../warehouse/_given.ts";

const config = parseConfig({ tables: [alertsMapping] });

function csv(from: number, to: number): string {
  return alertsHeader + Array.from({ length: to - from }, (_, at) => alertRow(from + at)).join("");
}

async function inFolder(work: (folder: string, path: string) => Promise<void>): Promise<void> {
  const folder = await folderOf({ "a.csv": csv(0, 200), "b.csv": csv(200, 400) });
  const place = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  try {
    await work(folder, `${place}/w.duckdb`);
  } finally {
    await Deno.remove(folder, { recursive: true });
    await Deno.remove(place, { recursive: true });
  }
}

const alerts = "SELECT count(*)::INTEGER AS n FROM alerts";

Deno.test("bad input 55: file changed while read", () =>
  inFolder(async (folder, path) => {
    const warehouse = await openWarehouse(path);
    const writer = `${folder}/b.csv`;
    let grown = false;
    // The second file is prepared while the database works on the first, and grows before its turn comes.
    const report = await loadFolder(warehouse, folder, {
      config,
      onFile: () => {
        if (grown) return;
        grown = true;
        Deno.writeTextFileSync(writer, alertRow(999), { append: true });
      },
    });
    assert.ok(grown);
    const found = report.files.find(({ name }) => name === "b.csv");
    if (found?.code === null) {
      // Both were read in one statement before it grew: what was read is what was there.
      assert.equal(found.loaded, 200);
    } else {
      assert.equal(found?.code, "E-CHANGED");
      assert.match(found?.message ?? "", /changed while it was read\. Wait until the export is complete/);
    }
    warehouse.close();
  }));

Deno.test("bad input 57: symlink, FIFO, directory, no permission", {
  ignore: Deno.build.os === "windows",
}, () =>
  inFolder(async (folder, path) => {
    await Deno.symlink("/etc/hostname", `${folder}/link.csv`);
    await new Deno.Command("mkfifo", { args: [`${folder}/pipe.csv`] }).output();
    await Deno.mkdir(`${folder}/folder.csv`);
    await Deno.writeTextFile(`${folder}/secret.csv`, csv(500, 510));
    await Deno.chmod(`${folder}/secret.csv`, 0);
    const warehouse = await openWarehouse(path);
    const report = await loadFolder(warehouse, folder, { config });
    const codes = Object.fromEntries(report.files.map(({ name, code, message }) => [name, [code, message]]));
    assert.equal(codes["link.csv"]?.[0], "E-FILE");
    assert.match(codes["link.csv"]?.[1] ?? "", /it is a symbolic link\. Put the file itself into the folder/);
    assert.equal(codes["pipe.csv"]?.[0], "E-FILE");
    assert.match(codes["pipe.csv"]?.[1] ?? "", /it is a pipe/);
    assert.equal("folder.csv" in codes, false);
    // Root may read everything: only others are kept out by permissions.
    if (Deno.uid() !== 0) assert.equal(codes["secret.csv"]?.[0], "E-FILE");
    assert.equal((await one<{ n: number }>(warehouse, `${alerts} WHERE vendor_id < 'A5'`)).n > 0, true);
    warehouse.close();
  }));

Deno.test("bad input 62: `.duckdb` copied without `.wal`", () =>
  inFolder(async (folder, path) => {
    const warehouse = await openWarehouse(path);
    const copy = `${path}.copy`;
    let copied = false;
    await loadFolder(warehouse, folder, {
      config,
      onFile: () => {
        if (!copied) Deno.copyFileSync(path, copy);
        copied = true;
      },
    });
    // A copy made in the middle of a load says so as soon as somebody wants to ask it.
    await assert.rejects(openWarehouse(copy, { readOnly: true }), (error) => {
      assert.ok(error instanceof ExportError);
      assert.equal(error.code, "E-STALE");
      const again = `deno task load <path of ${folder.split("/").at(-1)}> --warehouse ${copy}`;
      assert.ok(error.message.includes(`copied without its .wal. Load the folder again: ${again};`));
      return true;
    });
    // A copy made after it holds all of it, with or without the log.
    const late = `${path}.late`;
    await Deno.copyFile(path, late);
    const whole = await tableHash(warehouse);
    warehouse.close();
    const opened = await openWarehouse(late, { readOnly: true });
    assert.equal(await tableHash(opened), whole);
    opened.close();
    // Loading into the stale copy makes it whole.
    const again = await openWarehouse(copy);
    assert.equal((await loadFolder(again, folder, { config })).resumed, true);
    assert.equal(await tableHash(again), whole);
    again.close();
  }));

Deno.test("bad input 63: damaged database", () =>
  inFolder(async (folder, path) => {
    const warehouse = await openWarehouse(path);
    await loadFolder(warehouse, folder, { config });
    warehouse.close();
    const bytes = await Deno.readFile(path);
    bytes.fill(0xa5, 0, 4096);
    await Deno.writeFile(path, bytes);
    await assert.rejects(openWarehouse(path), (error) => {
      assert.ok(error instanceof ExportError);
      assert.equal(error.code, "E-DB");
      assert.match(error.message, /Move it away and load the exports again: deno task load data\/raw/);
      return true;
    });
  }));

Deno.test("bad input 64: out of memory", () =>
  inFolder(async (folder, path) => {
    await Deno.writeTextFile(
      `${folder}/c.csv`,
      alertsHeader + alertRow(7, "x".repeat(12 * 2 ** 20)).repeat(2),
    );
    const warehouse = await openWarehouse(path, { memoryLimit: "16MB" });
    const report = await loadFolder(warehouse, folder, { config }).catch((error) => error);
    if (report instanceof Error) {
      assert.match(report.message, /query "[^"]+": it needs more memory.*--memory-limit/);
    } else {
      const refused = report.files.filter(({ code }: { code: string | null }) => code !== null);
      assert.ok(refused.length > 0);
      for (const { code, message } of refused) {
        assert.equal(code, "E-MEM");
        assert.match(message ?? "", /more memory with --memory-limit/);
      }
    }
    warehouse.close();
  }));

Deno.test({
  name: `bad input 59: disk full at 10 points${
    mayMount ? "" : " (mounting a small disk is not allowed here)"
  }`,
  ignore: !mayMount,
  fn: () =>
    inFolder(async (folder) => {
      for (const at of [0, 1, 2, 3, 4, 5]) {
        await Deno.writeTextFile(`${folder}/f${at}.csv`, csv(at * 4000, at * 4000 + 4000));
      }
      const expected = await openWarehouse(":memory:");
      await loadFolder(expected, folder, { config });
      const whole = await tableHash(expected);
      expected.close();
      for (let point = 0; point < 10; point++) {
        const disk = await smallDisk(3_000 + point * 700);
        assert.ok(disk);
        const path = `${disk}/w.duckdb`;
        try {
          const warehouse = await openWarehouse(path);
          const acknowledged: string[] = [];
          const onFile = ({ name }: FileOutcome) => acknowledged.push(name);
          const error = await loadFolder(warehouse, folder, { config, onFile }).then(() => null, (reason) =>
            reason);
          assert.ok(error instanceof ExportError, `point ${point}: ${error}`);
          assert.equal(error.code, "E-DISK", error.message);
          assert.match(error.message, /MB are free, about \d+ MB are needed\. Make room and load again/);
          warehouse.close();
          await new Deno.Command("mount", { args: ["-o", "remount,size=200m", disk] }).output();
          const roomy = await openWarehouse(path);
          const torn = await roomy.query(
            "torn",
            `SELECT f.name FROM files AS f LEFT JOIN (SELECT file_id, count(*) AS n FROM alerts GROUP BY file_id) AS a
             USING (file_id) WHERE f.status = 'loaded' AND coalesce(a.n, 0) <> f.loaded`,
          );
          assert.deepEqual([...torn], [], `point ${point}`);
          const kept = await roomy.query<{ name: string }>(
            "kept",
            "SELECT name FROM files WHERE status = 'loaded'",
          );
          const isKept = new Set(kept.map(({ name }) =>
            name
          ));
          assert.deepEqual(
            acknowledged.filter((name) => !isKept.has(name)),
            [],
            `point ${point}: told and lost`,
          );
          await loadFolder(roomy, folder, { config });
          assert.equal(await tableHash(roomy), whole, `point ${point}`);
          roomy.close();
        } finally {
          await unmount(disk);
        }
      }
    }),
});
