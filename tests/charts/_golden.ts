import assert from "node:assert/strict";
import type { Chart } from "hindcast";

/** Numbers to a hundredth of a pixel or five digits: what an eye could see. */
function normalised(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(5));
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalised(item)]));
}

/** Compares a chart's specification with the one looked at before; GOLDEN=write takes it over. */
export async function assertGolden(chart: Chart): Promise<void> {
  const file = new URL(`../golden/charts/${chart.name}.json`, import.meta.url);
  const text = `${JSON.stringify(normalised(chart.spec), null, 1)}\n`;
  if (Deno.env.get("GOLDEN") === "write") {
    await Deno.mkdir(new URL("./", file), { recursive: true });
    await Deno.writeTextFile(file, text);
  }
  assert.equal(
    text,
    await Deno.readTextFile(file),
    `${chart.name} changed: look at the picture, then GOLDEN=write`,
  );
}
