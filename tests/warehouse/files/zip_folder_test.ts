import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { explainFiles, loadFolder, openWarehouse } from "../../../lib/warehouse/mod.ts";
import { zipOf } from "../../bad_inputs/_zip.ts";
import { alertRow, alertsHeader, alertsMapping, folderOf, one, withLoaded } from "../_given.ts";

const user = {
  ...{ id: "U024BE7LH", team_id: "T1", name: "ana", profile: { real_name: "Ana" } },
};
const inside = {
  "july/alerts.csv": alertsHeader + alertRow(1) + alertRow(2, "password=hunter22"),
  "users.json": JSON.stringify([user]),
  "README.md": "What this is.",
  "odd.csv": "no,such\n1,2\n",
};
const config = { tables: [alertsMapping] };

function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipOf(Object.entries(files).map(([name, text]) => ({ name, text })));
}

/** A zip of these files in which the first bytes of one are others than it was packed with. */
function damagedIn(files: Readonly<Record<string, string>>, content: string): Uint8Array {
  const bytes = zipped(files);
  const sought = new TextEncoder().encode(content);
  const at = bytes.findIndex((_, from) => sought.every((byte, index) => bytes[from + index] === byte));
  bytes[at] = 33;
  return bytes;
}

const whatBecame = (
  files: readonly { name: string; kind: string | null; status: string; code: string | null }[],
) => files.map(({ name, kind, status, code }) => [name, kind, status, code]);

Deno.test("the files of a zip that is no export itself are taken as those of a folder", async () => {
  const rows = "SELECT vendor_id, title, line FROM alerts ORDER BY vendor_id";
  const files = { "all.zip": zipped({ ...inside, "__MACOSX/users.json": "x", ".DS_Store": "y" }) };
  let fromZip: unknown;
  await withLoaded(files, config, async (warehouse, report) => {
    assert.deepEqual(whatBecame(report.files), [
      ["all.zip/july/alerts.csv", "monitor", "loaded", null],
      ["all.zip/users.json", "slack_users", "loaded", null],
      ["all.zip/README.md", null, "no export", null],
      ["all.zip/odd.csv", null, "refused", "E-UNKNOWN"],
    ]);
    fromZip = await warehouse.query("rows", rows);
    const { n } = await one<{ n: number }>(warehouse, "SELECT sum(found)::INTEGER AS n FROM secrets_found");
    assert.equal(n, 1);
    assert.deepEqual([...Deno.readDirSync(warehouse.spool)], []);
  });
  const laid = Object.fromEntries(Object.entries(inside).map(([name, text]) => [`all/${name}`, text]));
  await withLoaded(laid, config, async (warehouse) => {
    const inFolder = await warehouse.query<{ title: string }>("rows", rows);
    const told = (value: unknown) => JSON.stringify(value).replaceAll(/secret-password-\w+/g, "secret");
    assert.equal(told(fromZip), told(inFolder));
  });
});

Deno.test("a file of a zip that is damaged is refused by itself; one that leads out of it refuses the zip", async () => {
  const files = {
    "cut.zip": damagedIn(inside, "key,fired"),
    "out.zip": zipOf([{ name: "users.json", text: "[]" }, { name: "../x.csv", text: "a" }]),
  };
  await withLoaded(files, config, async (warehouse, report) => {
    assert.deepEqual(whatBecame(report.files).filter(([, , status]) => status === "refused"), [
      ["cut.zip/july/alerts.csv", null, "refused", "E-ZIP"],
      ["cut.zip/odd.csv", null, "refused", "E-UNKNOWN"],
      ["out.zip", null, "refused", "E-ZIP"],
    ]);
    const { n } = await one<{ n: number }>(warehouse, "SELECT count(*)::INTEGER AS n FROM alerts");
    assert.equal(n, 0);
  });
});

Deno.test("--explain tells of each file of a zip", async () => {
  const folder = await folderOf({ "all.zip": zipped(inside) });
  const told = await explainFiles(folder, parseConfig(config));
  assert.deepEqual(told.map(({ name, claims }) => [name, claims[0]?.kind]), [
    ["all.zip/july/alerts.csv", "monitor"],
    ["all.zip/users.json", "slack_users"],
    ["all.zip/README.md", undefined],
    ["all.zip/odd.csv", undefined],
  ]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a link to a zip elsewhere is refused, not followed", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/raw`);
  await Deno.writeFile(`${folder}/other.zip`, zipped(inside));
  await Deno.symlink(`${folder}/other.zip`, `${folder}/raw/x.zip`);
  await Deno.symlink(`${folder}/raw/loop.zip`, `${folder}/raw/loop.zip`);
  const warehouse = await openWarehouse(":memory:");
  const report = await loadFolder(warehouse, `${folder}/raw`, {
    config: parseConfig(config),
  });
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
  assert.deepEqual(whatBecame(report.files), [
    ["loop.zip", null, "refused", "E-FILE"],
    ["x.zip", null, "refused", "E-FILE"],
  ]);
});

Deno.test("a zip of a few zips is opened, one of hundreds is refused as a whole, and an empty one says so", async () => {
  const inner = (at: number) => zipped({ "alerts.csv": alertsHeader + alertRow(at) });
  const zips = (count: number) =>
    zipped(Object.fromEntries(Array.from({ length: count }, (_, at) => [`part-${at}.zip`, inner(at + 1)])));
  const files = { "few.zip": zips(2), "many.zip": zips(51), "none.zip": zipped({}) };
  await withLoaded(files, config, async (warehouse, report) => {
    assert.deepEqual(whatBecame(report.files), [
      ["few.zip/part-0.zip", "monitor", "loaded", null],
      ["few.zip/part-1.zip", "monitor", "loaded", null],
      ["many.zip", null, "refused", "E-LIMIT"],
      ["none.zip", null, "refused", "E-EMPTY"],
    ]);
    const messages = report.files.map(({ message }) => message ?? "");
    assert.match(messages[2] ?? "", /a zip with 51 zips in it.*Unpack it yourself/);
    assert.match(messages[3] ?? "", /a zip with no files in it/);
    const { n } = await one<{ n: number }>(warehouse, "SELECT count(*)::INTEGER AS n FROM alerts");
    assert.equal(n, 2);
  });
});
