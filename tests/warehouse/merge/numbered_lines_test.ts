import assert from "node:assert/strict";
import { scanCsv } from "../../../lib/sources/csv_scan.ts";
import { SecretBook } from "../../../lib/warehouse/secrets/secret_book.ts";
import { pieces } from "../../../lib/warehouse/files/inspect.ts";
import { openWarehouse } from "../../../lib/warehouse/mod.ts";
import { numberedLines } from "../../../lib/warehouse/merge/_numbered_lines.ts";
import { stageNumbered } from "../../../lib/warehouse/merge/_staged.ts";
import { alertsMapping, withLoaded } from "../_given.ts";

async function laid(path: string, text: string, cuts?: { record: number; byte: number }[]) {
  await Deno.writeTextFile(path, text);
  const scan = await scanCsv(pieces(path));
  return {
    fileId: "0123456789ab",
    plain: path,
    bytes: text.length,
    scan: { ...scan, cuts: cuts ?? scan.cuts },
    faults: [],
    secrets: new SecretBook(() => ""),
  };
}

async function texts(files: AsyncIterable<readonly { plain: string }[]>): Promise<string[][]> {
  const parts: string[][] = [];
  for await (const part of files) {
    parts.push(await Promise.all(part.map(({ plain }) => Deno.readTextFile(plain))));
  }
  return parts;
}

Deno.test("each line stands behind its number, across pieces and parts, and blank lines stay blank", async () => {
  const folder = await Deno.makeTempDir();
  const lines = Array.from({ length: 120_000 }, (_, at) => `key ${at},${"é".repeat(at % 23)}`);
  const text = `key,name\r\n${lines.join("\r\n")}\r\n\r\n\r\n`;
  const expected = `${lines.map((line, at) => `${at + 2},${line}`).join("\r\n")}\r\n\r\n\r\n`;
  const plain = `${folder}/0-0123456789ab.plain`;
  const whole = await laid(plain, text);
  assert.ok(whole.bytes > 2 ** 20);
  assert.deepEqual(await texts(numberedLines([whole], ",")), [[expected]]);

  const encoder = new TextEncoder();
  const cuts = [10, 20, 99_990, 99_999, 100_005].map((record) => ({
    record,
    byte: encoder.encode(`key,name\r\n${lines.slice(0, record).join("\r\n")}\r\n`).length,
  }));
  const parts = await texts(numberedLines([await laid(plain, text, cuts)], ","));
  assert.equal(parts.length, 3);
  assert.equal(parts.flat().join(""), expected);
  assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["0-0123456789ab.plain"]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("small files are laid down together; a header alone has no lines", async () => {
  const folder = await Deno.makeTempDir();
  const one = await laid(`${folder}/0-0123456789ab.plain`, "key,name\na,b");
  const two = { ...await laid(`${folder}/1-0123456789ac.plain`, "key,name"), fileId: "0123456789ac" };
  assert.deepEqual(await texts(numberedLines([one, two], ",")), [["2,a,b", ""]]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("numbered lines are written in no order, so that row groups are filled whole", async () => {
  const warehouse = await openWarehouse(":memory:");
  const plain = `${warehouse.spool}/lines-0-0123456789ab.plain`;
  await Deno.writeTextFile(plain, "2,a,b\n");
  const reading = { format: "csv", delimiter: ",", header: ["key", "name"] } as const;
  await stageNumbered(warehouse, reading, [{ fileId: "0123456789ab", plain }]);
  const [plan] = await warehouse.query<{ explain_value: string }>(
    "plan",
    "EXPLAIN INSERT INTO alerts (alert_id, source, line) SELECT key, name, line FROM staged",
  );
  assert.match(plan?.explain_value ?? "", /INSERT/);
  assert.doesNotMatch(plan?.explain_value ?? "", /BATCH_INSERT/);
  assert.deepEqual(await warehouse.query("rows", "SELECT key, name, line, file_id FROM staged"), [
    { key: "a", name: "b", line: 2, file_id: "0123456789ab" },
  ]);
  warehouse.close();
});

Deno.test("files read straight from their lines give the same books, lines and rejects as any other", async () => {
  const good = (key: string) => `${key},2026-07-01T10:00:00Z,2026-07-01T11:00:00Z,api,a title`;
  const header = "key,fired,cleared,service,title";
  const tail = [
    good("c"),
    "d,never,,api,x",
    "e,2026-07-01T10:00:00Z,soon,api,y",
    "short,2026-07-01T10:00:00Z",
    header,
    good("a"),
  ];
  const files = {
    "one.csv": [header, good("a"), good("b"), ...tail, "", ""].join("\r\n"),
    "two.csv": [header, good("z"), `"z2","2026-07-01T10:00:00Z",,"a,pi","a ""title"""`, ""].join("\n"),
    "three.csv": [header, good("y"), `y2,2026-07-01T10:00:00Z,,api,"two\nlines"`].join("\n"),
  };
  await withLoaded(files, { tables: [alertsMapping] }, async (warehouse, report) => {
    const books = report.files.map((
      { name, rowsRead, loaded, updated, unchanged, rejected },
    ) => [name, rowsRead, loaded, updated, unchanged, rejected]);
    assert.deepEqual(books, [
      ["one.csv", 8, 4, 0, 1, 3],
      ["three.csv", 2, 2, 0, 0, 0],
      ["two.csv", 2, 2, 0, 0, 0],
    ]);
    const rows = await warehouse.query<{ vendor_id: string; line: number; title: string }>(
      "rows",
      "SELECT vendor_id, line, title FROM alerts ORDER BY vendor_id",
    );
    assert.deepEqual(rows.map(({ vendor_id: key, line }) => `${key} ${line}`), [
      "a 9",
      "b 3",
      "c 4",
      "e 6",
      "y 2",
      "y2 3",
      "z 2",
      "z2 3",
    ]);
    assert.equal(rows.find((row) => row.vendor_id === "z2")?.title, 'a "title"');
    assert.equal(rows.find((row) => row.vendor_id === "y2")?.title, "two\nlines");
    const rejects = await warehouse.query<{ line: number; code: string; scope: string }>(
      "rejects",
      "SELECT line, code, scope FROM rejects ORDER BY line",
    );
    assert.deepEqual(rejects.map(({ line, code, scope }) => `${line} ${code} ${scope}`), [
      "5 E-DATE record",
      "6 E-DATE field",
      "7 E-FIELDS record",
      "8 E-HEADER record",
    ]);
  });
});
