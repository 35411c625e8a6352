import type { SourceTable } from "../model/source.ts";
import { type Column, keys, precedence, sourceColumns } from "./_tables.ts";
import type { Warehouse } from "./warehouse.ts";

/** What became of the rows that were offered. */
export interface Merged {
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
}

function sameKey(table: SourceTable, left: string, right: string): string {
  return keys[table].map((key) => `${left}.${key} IS NOT DISTINCT FROM ${right}.${key}`).join(" AND ");
}

/** One row per key among what is offered, the winner first. */
function rankSql(table: SourceTable, columns: readonly Column[]): string {
  return `
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT *, row_number() OVER (PARTITION BY ${keys[table].join(", ")} ORDER BY state DESC, record) AS place
FROM (SELECT *, ${precedence(table, columns)} AS state FROM offered)`;
}

/** The short way, for the usual case: no key stands twice in the file and none is known. */
async function insertFresh(warehouse: Warehouse, table: SourceTable, names: string): Promise<Merged | null> {
  const key = keys[table].join(", ");
  const [row] = await warehouse.query<{ offered: number; twice: number; known: number; principals: number }>(
    "merge overlap",
    `SELECT count(*) AS offered, count(*) - count(DISTINCT ROW(${key})) AS twice, count(*) FILTER (principal) AS principals,
       (SELECT count(*) FROM offered SEMI JOIN ${table} ON ${sameKey(table, "offered", table)}) AS known
     FROM offered`,
  );
  if (!row || row.twice > 0 || row.known > 0) return null;
  await warehouse.run(`INSERT INTO ${table} (${names}) SELECT ${names} FROM offered`);
  return { loaded: row.principals, updated: 0, unchanged: 0 };
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
 * Merges the temporary table `offered` (the table's source columns, `record`, `principal`, provenance and `row_hash`)
 * into a table: new rows are added, newer states replace older ones, whatever the order of loading.
 *
 * @returns what became of the principal rows, one per record.
 */
export async function mergeOffered(warehouse: Warehouse, table: SourceTable): Promise<Merged> {
  const columns = await sourceColumns(warehouse, table);
  const names = [...columns.map((column) => column.name), "file_id", "line", "path", "row_hash"].join(", ");
  const fresh = await insertFresh(warehouse, table, names);
  if (fresh) return fresh;
  await warehouse.run(rankSql(table, columns));
  await warehouse.run(decideSql(table, columns));
  await warehouse.run(
    `DELETE FROM ${table} USING decided WHERE decided.outcome = 'updated' AND ${
      sameKey(table, table, "decided")
    }`,
  );
  await warehouse.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM decided WHERE outcome <> 'unchanged'`,
  );
  const [row] = await warehouse.query<{ principals: number; loaded: number; updated: number }>(
    "merge outcome",
    `SELECT (SELECT count(*) FROM ranked WHERE principal) AS principals,
       count(*) FILTER (outcome = 'loaded') AS loaded, count(*) FILTER (outcome = 'updated') AS updated
     FROM decided WHERE principal`,
  );
  const { principals = 0, loaded = 0, updated = 0 } = row ?? {};
  return { loaded, updated, unchanged: principals - loaded - updated };
}
