import assert from "node:assert/strict";
import { findConfig } from "../../../lib/commands/config_file.ts";
import { writeTwin } from "../../../lib/twin/mod.ts";
import { loadFolder, openWarehouse } from "../../../lib/warehouse/mod.ts";

interface Offset {
  readonly source_a: string;
  readonly event: string;
  readonly n: number;
  readonly offset_s: number;
  readonly residual_s: number;
}

/** The company's chat with all its times moved by so many seconds. */
async function moveChat(folder: string, seconds: number): Promise<void> {
  for await (const { name, isDirectory, isFile } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) await moveChat(path, seconds);
    if (!isFile) continue;
    const text = await Deno.readTextFile(path);
    const moved = text.replaceAll(
      /("(?:ts|thread_ts|latest_reply)":\s*")(\d{10})/g,
      (_, before: string, at: string) => `${before}${Number(at) + seconds}`,
    );
    await Deno.writeTextFile(path, moved);
  }
}

async function measured(seed: number, seconds: number): Promise<{ apart: Offset[]; told: string[] }> {
  const out = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  const warehouse = await openWarehouse(":memory:");
  try {
    await writeTwin({ out, seed, scale: "sample", tell: ["pagerduty", "slack"] });
    await moveChat(`${out}/raw/slack`, seconds);
    const { config } = await findConfig(`${out}/raw`, undefined);
    await loadFolder(warehouse, `${out}/raw`, { config });
    const apart = await warehouse.query<Offset>(
      "offsets",
      `SELECT source_a, event, n, offset_s, residual_s FROM source_offsets WHERE apart AND source_b = 'slack_messages'
         OR apart AND source_a = 'slack_messages' ORDER BY ALL`,
    );
    const told = await warehouse.query<{ message: string }>(
      "checks",
      "SELECT message FROM checks WHERE check_name = 'clocks_differ'",
    );
    return { apart: [...apart], told: told.map(({ message }) => message) };
  } finally {
    warehouse.close();
    await Deno.remove(out, { recursive: true });
  }
}

for (const [seed, seconds] of [[1, -240], [2, 7200], [3, 400]] as const) {
  Deno.test(`a chat whose clock is off by ${seconds} s is found, with how sure it is`, async () => {
    const { apart, told } = await measured(seed, seconds);
    assert.ok(apart.length > 0);
    for (const { event, n, offset_s: offset, residual_s: residual } of apart) {
      assert.equal(event, "bot_post");
      assert.ok(n >= 5 && residual <= 5, `${n} events, residual ${residual}`);
      // The bot takes twenty seconds.
      assert.ok(Math.abs(offset - seconds - 20) <= 5, `${offset}`);
    }
    assert.equal(told.length, apart.length);
    assert.equal(told.every((text) => /zones\.sources/.test(text)), seconds === 7200);
  });
}

for (const seed of [1, 2]) {
  Deno.test(`clocks that are in step are not called apart (company ${seed})`, async () => {
    assert.deepEqual(await measured(seed, 0), { apart: [], told: [] });
  });
}
