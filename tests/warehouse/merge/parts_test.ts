import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { SecretBook } from "../../../lib/warehouse/secrets/secret_book.ts";
import { partsOf } from "../../../lib/warehouse/merge/_parts.ts";
import { scanCsv } from "../../../lib/sources/csv_scan.ts";
import { pieces } from "../../../lib/warehouse/files/inspect.ts";
import { loadFolder, openWarehouse } from "../../../lib/warehouse/mod.ts";

const rows = 700_000;
const csv = { format: "csv", delimiter: ",", header: ["key", "rule", "fired"] } as const;

/** An export of 90 MB: every thousandth text spans two lines, every hundred-thousandth record is broken. */
async function write(path: string): Promise<void> {
  using file = await Deno.open(path, { write: true, create: true });
  const encoder = new TextEncoder();
  let text = "key,rule,fired\n";
  for (let n = 0; n < rows; n++) {
    const rule = n % 1000 === 999
      ? `"two\nlines, ""${n}"""`
      : `a rule with a name that is rather longer than the names of rules usually are anywhere ${n % 7}`
        .replace(",", "");
    text += n % 100_000 === 99_999
      ? `k${n},broken\n`
      : `k${n},${rule},2026-07-01T10:00:${String(n % 60).padStart(2, "0")}.000000Z\n`;
    if (text.length > 1 << 20) {
      await file.write(encoder.encode(text));
      text = "";
    }
  }
  text += `${"k0"},${"x".repeat(40)},2026-07-01T10:00:00.000000Z\n`;
  await file.write(encoder.encode(text));
}

Deno.test("a file read in parts gives every record once, with its line, as it would whole", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/alerts.csv`;
  await write(path);
  const config = parseConfig({
    tables: [{
      name: "monitor",
      format: "csv",
      table: "alerts",
      columns: { id: "key", rule: "rule", started_at: "fired" },
    }],
  });
  const warehouse = await openWarehouse(":memory:");
  const report = await loadFolder(warehouse, folder, { config });
  const [file] = report.files;
  assert.deepEqual([file?.rowsRead, file?.rejected, file?.loaded], [rows + 1, 7, rows - 7]);
  const probe = await warehouse.query<{ alert_id: string; line: number }>(
    "lines",
    "SELECT alert_id, line FROM alerts WHERE alert_id IN ('monitor:k1', 'monitor:k500', 'monitor:k650000', 'monitor:k699990') ORDER BY line",
  );
  // Two lines for each thousandth record, except where that record is a broken one of a single line.
  const lineOf = (n: number) => n + 2 + Math.floor(n / 1000) - Math.floor(n / 100_000);
  assert.deepEqual(probe.map(({ line }) => line), [1, 500, 650_000, 699_990].map(lineOf));
  const rejects = await warehouse.query<{ line: number; code: string }>(
    "rejects",
    "SELECT line, code FROM rejects WHERE scope = 'record' ORDER BY line",
  );
  assert.deepEqual(
    rejects.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6, 7].map((k) => lineOf(k * 100_000 - 1)),
  );
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("parts hold whole records under the header, and are gone afterwards", async () => {
  const folder = await Deno.makeTempDir();
  const plain = `${folder}/0-0123456789ab.plain`;
  await write(plain);
  const scan = await scanCsv(pieces(plain));
  const secrets = new SecretBook(() => "");
  const bytes = (await Deno.stat(plain)).size;
  const file = { fileId: "0123456789ab", plain, bytes, scan, faults: [], secrets };
  const firsts: number[] = [];
  let records = 0;
  for await (const part of partsOf(file, csv, 0)) {
    firsts.push(part.before ?? -1);
    const inPart = await scanCsv(pieces(part.plain));
    assert.equal(inPart.openQuoteLine, null);
    assert.equal((await Deno.readTextFile(part.plain)).slice(0, 15), "key,rule,fired\n");
    assert.equal(part.before, records);
    records += inPart.records;
  }
  assert.ok(firsts.length > 2);
  assert.equal(records, scan.records);
  assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["0-0123456789ab.plain"]);
  await Deno.remove(folder, { recursive: true });
});
