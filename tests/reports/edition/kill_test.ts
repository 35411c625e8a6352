import assert from "node:assert/strict";
import { reviewNotebooks } from "../../../lib/commands/review.ts";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { writeNotebook } from "../../../lib/reports/notebook/write_notebook.ts";
import { spawnCommand } from "../../commands/_spawn.ts";
import { mayMount, smallDisk, unmount } from "../../_small_disk.ts";
import { folderOf } from "../../warehouse/_given.ts";
import { notebookOf, place } from "../notebook/_notebooks.ts";
import { contentOf, load, type Loaded } from "./_review.ts";

const exports = { "incidents.csv": "id,started\na,2026-05-04T10:00:00Z\nb,2026-08-04T10:00:00Z\n" };
const columns = { id: "id", started_at: "started" };
const config = parseConfig({ tables: [{ name: "desk", format: "csv", table: "incidents", columns }] });

/** The last thing the review has written when it is killed: nothing yet, or all notebooks but the last, which runs. */
const kills: readonly (readonly [signal: "SIGKILL" | "SIGINT", written: string])[] = [
  ["SIGKILL", ""],
  ["SIGINT", reviewNotebooks.at(-2) ?? ""],
  ["SIGKILL", reviewNotebooks.at(-2) ?? ""],
];

/** Notebooks named as the project's own, which the command takes from where it is run; the last has no end. */
async function placeNotebooks(folder: string): Promise<void> {
  await Deno.mkdir(`${folder}/notebooks`);
  for (const name of reviewNotebooks) {
    const one = name === reviewNotebooks.at(-1)
      ? "await new Promise((done) => setTimeout(done, 60_000));"
      : "console.log(1);";
    await Deno.writeTextFile(`${folder}/${name}`, writeNotebook(notebookOf({ one })));
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}

function isThere(path: string): Promise<boolean> {
  return Deno.stat(path).then(() => true, () => false);
}

async function killedReview({ folder }: Loaded, signal: "SIGKILL" | "SIGINT", written: string) {
  const args = [
    "review",
    "2026-Q3",
    "--warehouse",
    `${folder}/hindcast.duckdb`,
    "--out",
    `${folder}/edition`,
  ];
  await using child = spawnCommand(args, {}, folder);
  const fresh = () => namesIn(folder).then((names) => names.find((name) => name.includes(`.${child.pid}-`)));
  const ended = AbortSignal.timeout(180_000);
  let name: string | undefined;
  while (!(name = await fresh()) || !await isThere(`${folder}/${name}/${written}`)) {
    assert.ok(!ended.aborted, `the review never wrote ${written}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  child.kill(signal);
  const { code, stderr } = await child.output();
  return { code, stderr: new TextDecoder().decode(stderr) };
}

Deno.test("kill -9 and Ctrl-C in the middle of a review: the earlier edition stays as it was", async (t) => {
  const raw = await folderOf(exports);
  await using loaded = await load(raw, config);
  await Deno.remove(raw, { recursive: true });
  await placeNotebooks(loaded.folder);
  const out = `${loaded.folder}/edition`;
  const quick = await place(loaded.folder, { one: "console.log(1);" });
  await loaded.review("2026-Q3", "2026-Q2", { notebooks: [quick] });
  const before = await contentOf(out);
  const around = await namesIn(loaded.folder);

  for (const [signal, written] of kills) {
    await t.step(`${signal} with ${written || "nothing"} written`, async () => {
      const { code, stderr } = await killedReview(loaded, signal, written);
      assert.deepEqual(await contentOf(out), before);
      if (signal === "SIGKILL") return assert.equal(code, 137);
      assert.equal(code, 130);
      assert.equal(stderr, "interrupted: an earlier edition is as it was; run it again for a new one\n");
      const left = (await namesIn(loaded.folder)).filter((name) => !around.includes(name));
      assert.deepEqual(left, [], "what the kill before this one left is gone, and this one leaves nothing");
    });
  }

  await t.step("the next review clears away what they left", async () => {
    assert.notDeepEqual(await namesIn(loaded.folder), around);
    await loaded.review("2026-Q3", "2026-Q2", { notebooks: [quick] });
    assert.deepEqual(await namesIn(loaded.folder), around);
  });

  await t.step("an edition that was moved aside when the kill came is put back", async () => {
    const dead = new Deno.Command(Deno.execPath(), { args: ["--version"], stdout: "null" }).spawn();
    await dead.status;
    const aside = `${out}.${dead.pid}-0a1b2c3d.partial.old`;
    await Deno.rename(out, aside);
    await assert.rejects(loaded.review("2031-Q1", "2030-Q1"), /it holds the review of 2026-Q3/);
    assert.deepEqual((await contentOf(out)).map(([name]) => name), before.map(([name]) => name));
    await assert.rejects(Deno.stat(aside), Deno.errors.NotFound);
  });
});

Deno.test({
  name: `disk full in the middle of a review: the earlier edition stays as it was${
    mayMount ? "" : " (mounting a small disk is not allowed here)"
  }`,
  ignore: !mayMount,
  async fn() {
    const raw = await folderOf(exports);
    await using loaded = await load(raw, config);
    await Deno.remove(raw, { recursive: true });
    const disk = await smallDisk(8_000);
    assert.ok(disk);
    try {
      const out = `${disk}/edition`;
      const notebooks = [await place(loaded.folder, { one: "console.log(1);" })];
      await loaded.review("2026-Q3", "2026-Q2", { notebooks, out });
      const before = await contentOf(out);
      const taken = before.reduce((sum, [, bytes]) => sum + bytes.length, 0);
      await Deno.writeFile(`${disk}/filler`, new Uint8Array(8_192_000 - taken - Math.ceil(taken / 2)));
      await assert.rejects(
        loaded.review("2026-Q3", "2026-Q2", { notebooks, out }),
        /No space left on device/,
      );
      assert.deepEqual(await contentOf(out), before);
      assert.deepEqual(await namesIn(disk), ["edition", "filler"]);
    } finally {
      await unmount(disk);
    }
  },
});
