import assert from "node:assert/strict";
import { loadRecords } from "../../../lib/warehouse/merge/_load_records.ts";
import { Spool } from "../../../lib/warehouse/files/spool.ts";
import { openWarehouse } from "../../../lib/warehouse/mod.ts";

const messages = 40_000;

/** What merging a chat in parts of so many bytes adds, and MB that its tables hold before the transaction ends. */
async function merged(partBytes: number): Promise<{ loaded: number | undefined; mb: number }> {
  const warehouse = await openWarehouse(":memory:");
  const spool = new Spool(warehouse.spool, "f1");
  for (let at = 0; at < messages; at++) {
    const row = { message_id: `m${at}`, source: "slack", channel: "room", text: `text ${at} `.repeat(20) };
    spool.add({ origin: { line: at + 1, path: null }, rows: [{ table: "messages", row }] });
  }
  spool.close();
  try {
    return await warehouse.transaction(async () => {
      const books = await loadRecords(warehouse, [{ fileId: "f1", spool, read: messages }], partBytes);
      const [row] = await warehouse.query<{ mb: number }>(
        "held",
        "SELECT coalesce(sum(memory_usage_bytes), 0) / 1e6 AS mb FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'",
      );
      return { loaded: books.get("f1")?.loaded, mb: row?.mb ?? NaN };
    });
  } finally {
    spool.remove();
    warehouse.close();
  }
}

Deno.test("parts of a chat give back what they laid down, and all its messages are there", async () => {
  const [whole, parted] = [await merged(Infinity), await merged(5 * 2 ** 20)];
  assert.equal(whole.loaded, messages);
  assert.equal(parted.loaded, messages);
  // Half of what one part holds are the messages themselves, which stay.
  assert.ok(parted.mb < whole.mb * 0.75, `${parted.mb} MB in parts, ${whole.mb} MB in one`);
});
