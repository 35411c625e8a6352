import { configProblems } from "./_config_problems.ts";
import { configSchema } from "./_config_schema.ts";
import type { Config } from "./config.ts";

/**
 * Checks a parsed `hindcast.yaml` and fills in its defaults.
 *
 * @param value what the YAML parser returned; `null` and `undefined` stand for an empty file.
 * @throws {TypeError} naming every key that is wrong.
 *
 * @example
 * ```ts
 * import { parseConfig } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(parseConfig({}).zones.reporting, "UTC");
 * assert.throws(() => parseConfig({ zones: { reporting: "EST" } }), /zones\.reporting/);
 * ```
 */
export function parseConfig(value: unknown): Config {
  const read = configSchema.safeParse(value ?? {}, { reportInput: true });
  if (read.success) return read.data;
  throw new TypeError(`Cannot read the configuration: ${configProblems(read.error)}. Correct these keys.`);
}
