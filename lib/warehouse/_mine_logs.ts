import { createHash } from "node:crypto";
import { LogTemplates } from "../text/log_templates.ts";
import type { Held } from "./_held.ts";
import { runAll } from "./_run_all.ts";
import type { Warehouse } from "./warehouse.ts";

interface Shape {
  readonly template_id: string;
  readonly source: string;
  readonly service: string | null;
  readonly level: string | null;
  readonly template: string;
}

/** Rows bound at once: a statement's text of some megabytes. */
const boundRows = 20_000;

/** A request of an access log: its shape keeps the status, which is no variable. */
const request = /^[A-Z]{3,20} <\*> \d{3}$/;

const members = `
INSERT INTO log_pattern_shapes
SELECT row[1], row[2] FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS row)`;

const patterns = `
INSERT INTO log_patterns
WITH
  given AS (SELECT row[1] AS pattern_id, row[2] AS pattern FROM (SELECT unnest(from_json($rows, '[["VARCHAR"]]')) AS row)),
  counted AS (
    SELECT template_id, sum(lines) AS lines, min(minute) AS first_minute, max(minute) AS last_minute
    FROM log_counts GROUP BY template_id
  )
SELECT pattern_id, any_value(source), any_value(service), any_value(level), any_value(pattern), count(*)::INTEGER,
  coalesce(sum(lines), 0)::BIGINT, min(first_minute), max(last_minute)
FROM given JOIN log_pattern_shapes USING (pattern_id) JOIN log_templates USING (template_id)
LEFT JOIN counted USING (template_id)
GROUP BY pattern_id`;

function groupOf({ source, service, level }: Shape): string {
  return JSON.stringify([source, service, level]);
}

function idOf(group: string, words: string): string {
  return createHash("sha256").update(`${group}\u001f${words}`).digest("hex").slice(0, 16);
}

interface Mined {
  /** Shape and pattern. */
  readonly members: readonly (readonly [string, string])[];
  /** Pattern and its text. */
  readonly patterns: readonly (readonly [string, string])[];
}

function mine(shapes: readonly Shape[]): Mined {
  const miner = new LogTemplates();
  const numbers = shapes.map((shape) =>
    request.test(shape.template) ? -1 : miner.add(shape.template, groupOf(shape))
  );
  const mined = miner.templates().map(({ group, words, template }) => ({ id: idOf(group, words), template }));
  const texts = new Map<string, string>();
  const found = shapes.map((shape, at) => {
    const { id, template } = mined[numbers[at] ?? -1] ?? {
      id: idOf(groupOf(shape), shape.template),
      template: shape.template,
    };
    texts.set(id, template);
    return [shape.template_id, id] as const;
  });
  return { members: found, patterns: [...texts] };
}

async function insert(
  warehouse: Warehouse,
  sql: string,
  rows: readonly (readonly [string, string])[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += boundRows) {
    await warehouse.run(sql, { rows: JSON.stringify(rows.slice(at, at + boundRows)) });
  }
}

/**
 * Finds anew which shapes of log lines are one message. All shapes of the warehouse are mined at once, so that it does
 * not matter which file brought them or when.
 */
export async function mineLogs(warehouse: Warehouse, held: Held): Promise<void> {
  await runAll(warehouse, ["DELETE FROM log_patterns", "DELETE FROM log_pattern_shapes"]);
  if (!held.has("log_templates")) return;
  const shapes = await warehouse.query<Shape>(
    "log shapes",
    "SELECT template_id, source, service, level, template FROM log_templates",
  );
  const mined = mine(shapes);
  await insert(warehouse, members, mined.members);
  await insert(warehouse, patterns, mined.patterns);
}
