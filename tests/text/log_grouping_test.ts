import assert from "node:assert/strict";
import { folder, groupingAccuracy, linesOf, shapeOfMessage, systems, templatesOf } from "./_loghub.ts";

function isThere(): boolean {
  try {
    return Deno.statSync(folder).isDirectory;
  } catch {
    return false;
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function measured(prepare: (message: string) => string): Promise<number[]> {
  const figures: number[] = [];
  for (const system of systems) {
    const lines = await linesOf(system);
    assert.equal(lines.length, 2000);
    figures.push(
      groupingAccuracy(
        lines.map(({ event }) => event),
        templatesOf(lines.map(({ content }) => prepare(content))),
      ),
    );
  }
  return figures;
}

Deno.test("a group is right only where it holds all lines of the true group and no other", () => {
  const truth = ["a", "a", "b", "b", "c"];
  assert.equal(groupingAccuracy(truth, ["1", "1", "2", "2", "3"]), 1);
  assert.equal(groupingAccuracy(truth, ["1", "1", "2", "3", "3"]), 0.4);
  assert.equal(groupingAccuracy(truth, ["1", "1", "1", "1", "1"]), 0);
});

const ways = [
  ["messages as they are", (message: string) => message],
  ["shapes as a load keeps them", shapeOfMessage],
] as const;

for (const [way, prepare] of ways) {
  Deno.test({
    name: `log templates of sixteen systems, ${way} (${folder.pathname})`,
    ignore: !isThere(),
  }, async (t) => {
    const figures = await measured(prepare);
    const tuned = figures.filter((_, place) => place % 2 === 0);
    const heldOut = figures.filter((_, place) => place % 2 === 1);
    for (const [place, system] of systems.entries()) {
      const share = figures[place] ?? 0;
      // What the least regular of them reaches; a fall below it is a fault.
      await t.step(
        `${system}${place % 2 ? " (held out)" : ""}: ${share.toFixed(4)}`,
        () => assert.ok(share > 0.6),
      );
    }
    await t.step(
      `mean of those held out: ${mean(heldOut).toFixed(4)}`,
      () => assert.ok(mean(heldOut) >= 0.87),
    );
    await t.step(`mean of those chosen on: ${mean(tuned).toFixed(4)}`, () => assert.ok(mean(tuned) >= 0.87));
    await t.step(`mean of all: ${mean(figures).toFixed(4)}`, () => assert.ok(mean(figures) >= 0.87));
  });
}
