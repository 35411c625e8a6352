import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";
import { folderOf, one, withLoaded } from "./_given.ts";

const config = { zones: { sources: { log_lines: "UTC" } } };

function line(second: number, text: string): string {
  const at = new Date(Date.UTC(2026, 6, 14, 10, 0, second)).toISOString().slice(0, 19).replace("T", " ");
  return `${at} ${text}\n`;
}

const apps = ["com.shop.Cart", "com.shop.Pay", "org.x.Search"];
const cart = Array.from({ length: 120 }, (_, at) => line(at, `INFO start of ${apps[at % 3]} took ${at} ms`))
  .join("");
const lists = line(0, "INFO deleted a1, a2") + line(61, "INFO deleted a1, a2, a3") +
  line(125, "WARN deleted a1");

Deno.test("log patterns: shapes that differ in variables are one, with the lines and minutes of all", async () => {
  await withLoaded({ "cart.log": cart, "lists.log": lists }, config, async (warehouse) => {
    const patterns = await warehouse.query(
      "patterns",
      `SELECT level, pattern, shapes, lines, first_minute::VARCHAR AS first, last_minute::VARCHAR AS last
       FROM log_patterns ORDER BY pattern`,
    );
    const first = "2026-07-14 10:00:00";
    assert.deepEqual([...patterns], [
      { level: "info", pattern: "INFO deleted <*>", shapes: 2, lines: 2, first, last: "2026-07-14 10:01:00" },
      {
        level: "info",
        pattern: "INFO start of <*> took <*>",
        shapes: 3,
        lines: 120,
        first,
        last: "2026-07-14 10:01:00",
      },
      {
        level: "warning",
        pattern: "WARN deleted <*>",
        shapes: 1,
        lines: 1,
        first: "2026-07-14 10:02:00",
        last: "2026-07-14 10:02:00",
      },
    ]);
    const counted = await one(
      warehouse,
      `SELECT count(*) AS n, sum(lines)::INTEGER AS lines FROM log_pattern_counts
       WHERE pattern_id = (SELECT pattern_id FROM log_patterns WHERE shapes = 3)`,
    );
    assert.deepEqual(counted, { n: 2, lines: 120 });
  });
});

Deno.test("log patterns: requests keep their status", async () => {
  const request = (at: number, status: number) =>
    `10.0.0.9 - - [14/Jul/2026:10:00:0${at} +0000] "GET /cart/${at} HTTP/1.1" ${status} 12\n`;
  const log = request(1, 200) + request(2, 404) + request(3, 200) + request(4, 304);
  await withLoaded({ "access.log": log }, config, async (warehouse) => {
    const patterns = await warehouse.query<{ pattern: string }>(
      "patterns",
      "SELECT pattern FROM log_patterns ORDER BY pattern",
    );
    assert.deepEqual(patterns.map(({ pattern }) => pattern), ["GET <*> 200", "GET <*> 304", "GET <*> 404"]);
  });
});

Deno.test("log patterns: neither the order of files, nor their split, nor loading again changes them", async () => {
  const pieces = [
    cart.slice(0, cart.indexOf("\n", 2000) + 1),
    cart.slice(cart.indexOf("\n", 2000) + 1),
    lists,
  ];
  const hashes: string[] = [];
  for (const order of [pieces, pieces.toReversed(), [...pieces, ...pieces]]) {
    const warehouse = await openWarehouse(":memory:");
    for (const text of order) {
      const folder = await folderOf({ "app.log": text });
      await loadFolder(warehouse, folder, { config: parseConfig(config) });
      await Deno.remove(folder, { recursive: true });
    }
    hashes.push(await tableHash(warehouse));
    warehouse.close();
  }
  assert.equal(hashes[1], hashes[0]);
  assert.equal(hashes[2], hashes[0]);
});

Deno.test("log patterns: a second file widens a pattern, and no shape loses its name or its lines", async () => {
  const warehouse = await openWarehouse(":memory:");
  const shapes = () =>
    warehouse.query<{ template_id: string }>(
      "shapes",
      "SELECT template_id, template FROM log_templates ORDER BY template_id",
    );
  const load = async (text: string) => {
    const folder = await folderOf({ "app.log": text });
    await loadFolder(warehouse, folder, { config: parseConfig(config) });
    await Deno.remove(folder, { recursive: true });
  };
  await load(line(0, "INFO start of com.shop.Cart failed").repeat(3));
  const before = await shapes();
  assert.equal(
    (await one<{ pattern: string }>(warehouse, "SELECT pattern FROM log_patterns")).pattern.includes("Cart"),
    true,
  );
  await load(line(90, "INFO start of com.shop.Pay failed").repeat(4));
  const after = await shapes();
  assert.ok(before.every(({ template_id }) => after.some((shape) => shape.template_id === template_id)));
  assert.deepEqual(await one(warehouse, "SELECT pattern, shapes, lines FROM log_patterns"), {
    pattern: "INFO start of <*> failed",
    shapes: 2,
    lines: 7,
  });
  warehouse.close();
});
