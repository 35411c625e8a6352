import type { SourceTable } from "../model/source.ts";
import { type Column, keys, precedence, sourceColumns } from "./_tables.ts";
import type { Warehouse } from "./warehouse.ts";

/** What became of a file's records. */
export interface Merged {
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** By file. */
export type MergedFiles = ReadonlyMap<string, Merged>;

/** Principal rows of a file: how many, how many of them new, how many newer. */
export interface Outcome {
  readonly file_id: string;
  readonly principals: number;
  readonly loaded: number;
  readonly updated: number;
}

/** Outcomes as a map. */
export function byFile(outcomes: readonly Outcome[]): MergedFiles {
  return new Map(outcomes.map(({ file_id: file, principals, loaded, updated }) => [
    file,
    { loaded, updated, unchanged: principals - loaded - updated },
  ]));
}

function sameKey(table: SourceTable, left: string, right: string): string {
  return keys[table].map((key) => `${left}.${key} IS NOT DISTINCT FROM ${right}.${key}`).join(" AND ");
}

/** One row per key among what is offered, the winner first. */
function rankSql(table: SourceTable, columns: readonly Column[], offered: string): string {
  return `
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT *, row_number() OVER (PARTITION BY ${
    keys[table].join(", ")
  } ORDER BY state DESC, file_id, record) AS place
FROM (SELECT *, ${precedence(table, columns)} AS state FROM ${offered})`;
}

/** The short way, for the usual case: no key stands twice in the files and none is known. */
async function insertFresh(
  warehouse: Warehouse,
  table: SourceTable,
  names: string,
  offered: string,
): Promise<MergedFiles | null> {
  const key = keys[table].join(", ");
  const [row] = await warehouse.query<{ fresh: boolean }>(
    "merge overlap",
    `SELECT count(*) = count(DISTINCT {${keys[table].map((name) => `'${name}': ${name}`).join(", ")}})
       AND NOT EXISTS (SELECT ${key} FROM ${offered} AS o SEMI JOIN ${table} ON ${
      sameKey(table, "o", table)
    }) AS fresh
     FROM ${offered}`,
  );
  if (!row?.fresh) return null;
  await warehouse.run(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${offered}`);
  return byFile(
    await warehouse.query<Outcome>(
      "merge outcome",
      `SELECT file_id, count(*) AS principals, count(*) AS loaded, 0 AS updated FROM ${offered} WHERE principal GROUP BY file_id`,
    ),
  );
}

/** What is to become of each winner, given what is known. */
function decideSql(table: SourceTable, columns: readonly Column[]): string {
  return `
CREATE OR REPLACE TEMP TABLE decided AS
SELECT ranked.*,
  CASE
    WHEN known.state IS NULL THEN 'loaded'
    WHEN known.row_hash = ranked.row_hash OR known.state > ranked.state THEN 'unchanged'
    ELSE 'updated'
  END AS outcome
FROM (FROM ranked WHERE place = 1) AS ranked
LEFT JOIN (SELECT ${keys[table].join(", ")}, row_hash, ${
    precedence(table, columns)
  } AS state FROM ${table}) AS known
  ON ${sameKey(table, "known", "ranked")}`;
}

/**
 * Merges a temporary table or view (the table's source columns, `record`, `principal`, provenance and `row_hash`) into a
 * table: new rows are added, newer states replace older ones, whatever the order of loading.
 *
 * @returns what became of the principal rows, one per record, by file.
 */
export async function mergeInto(
  warehouse: Warehouse,
  table: SourceTable,
  offered: string,
): Promise<MergedFiles> {
  const columns = await sourceColumns(warehouse, table);
  const names = [...columns.map((column) => column.name), "file_id", "line", "path", "row_hash"].join(", ");
  const fresh = await insertFresh(warehouse, table, names, offered);
  if (fresh) return fresh;
  await warehouse.run(rankSql(table, columns, offered));
  await warehouse.run(decideSql(table, columns));
  await warehouse.run(
    `DELETE FROM ${table} USING decided WHERE decided.outcome = 'updated' AND ${
      sameKey(table, table, "decided")
    }`,
  );
  await warehouse.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM decided WHERE outcome <> 'unchanged'`,
  );
  return byFile(
    await warehouse.query<Outcome>(
      "merge outcome",
      `SELECT file_id, count(*) AS principals, count(*) FILTER (outcome = 'loaded') AS loaded,
         count(*) FILTER (outcome = 'updated') AS updated
       FROM (SELECT file_id, outcome FROM decided WHERE principal
         UNION ALL SELECT file_id, 'unchanged' FROM ranked WHERE principal AND place > 1)
       GROUP BY file_id`,
    ),
  );
}
