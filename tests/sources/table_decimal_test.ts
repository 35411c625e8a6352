import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { withLoaded } from "../warehouse/_given.ts";

const mapping = {
  name: "queues",
  format: "csv",
  delimiter: ";",
  table: "metrics",
  columns: { name: "queue", sampled_at: "at", value: "waiting" },
};

function csvOf(...values: readonly string[]): string {
  const lines = values.map((value, at) => `mail;2026-07-01T10:${String(at).padStart(2, "0")}:00Z;${value}`);
  return ["queue;at;waiting", ...lines, ""].join("\n");
}

async function valuesOf(csv: string, decimal?: string): Promise<unknown> {
  let read: unknown;
  const options = decimal === undefined ? {} : { decimal };
  await withLoaded({ "q.csv": csv }, { tables: [{ ...mapping, ...options }] }, async (warehouse) => {
    const values = await warehouse.query<{ value: number }>(
      "values",
      "SELECT value FROM metric_points ORDER BY sampled_at",
    );
    const rejects = await warehouse.query<{ value: string; reason: string }>(
      "rejects",
      "SELECT value, reason FROM rejects ORDER BY line",
    );
    read = {
      values: values.map(({ value }) => value),
      rejects: rejects.map(({ value, reason }) => [value, /comma|not a number/.exec(reason)?.[0]]),
    };
  });
  return read;
}

Deno.test("decimal commas: points part thousands, and what is written otherwise is rejected", async () => {
  assert.deepEqual(await valuesOf(csvOf("1.234,5", "1.234", "12", "-0,25", "1,5e3", "1.5", "1.23,4"), ","), {
    values: [1234.5, 1234, 12, -0.25, 1500],
    rejects: [["1.5", "not a number"], ["1.23,4", "not a number"]],
  });
});

Deno.test("a decimal point that is declared lets commas part thousands", async () => {
  assert.deepEqual(await valuesOf(csvOf("1,234.5", "1.234", "1,5"), "."), {
    values: [1234.5, 1.234],
    rejects: [["1,5", "not a number"]],
  });
});

Deno.test("undeclared, numbers with commas and those that commas put in doubt are rejected with the remedy", async () => {
  assert.deepEqual(await valuesOf(csvOf("1.234,5", "1.234", "7", "x")), {
    values: [7],
    rejects: [["1.234,5", "comma"], ["1.234", "comma"], ["x", "not a number"]],
  });
  assert.deepEqual(await valuesOf(csvOf("1.234", "7")), { values: [1.234, 7], rejects: [] });
});

Deno.test("decimal is refused where numbers are no text", () => {
  assert.throws(
    () => parseConfig({ tables: [{ ...mapping, format: "jsonl", decimal: "," }] }),
    /for CSV alone/,
  );
});
