import type { SourceTable } from "../../model/source.ts";
import { tellClashes } from "./_clashes.ts";
import { keepStates } from "./keep_states.ts";
import { type Column, keys, precedence, precedenceInFile, sourceColumns } from "../_tables.ts";
import type { Warehouse } from "../warehouse.ts";

/** What became of a file's records. */
export interface Merged {
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** By file. */
export type MergedFiles = ReadonlyMap<string, Merged>;

/** Records behind the principal rows of a file: how many, how many of them new, how many newer. */
export interface Outcome {
  readonly file_id: string;
  readonly principals: number;
  readonly loaded: number;
  readonly updated: number;
}

/** Outcomes added up by file. */
export function byFile(outcomes: readonly Outcome[]): MergedFiles {
  const files = new Map<string, Merged>();
  for (const { file_id: file, principals, loaded, updated } of outcomes) {
    const before = files.get(file) ?? { loaded: 0, updated: 0, unchanged: 0 };
    files.set(file, {
      loaded: before.loaded + loaded,
      updated: before.updated + updated,
      unchanged: before.unchanged + principals - loaded - updated,
    });
  }
  return files;
}

function sameKey(table: SourceTable, left: string, right: string): string {
  return keys[table].map((key) => `${left}.${key} IS NOT DISTINCT FROM ${right}.${key}`).join(" AND ");
}

/** Keys that stand twice among what is offered, or are known: usually few. What is offered is less than what is known. */
function contestedSql(table: SourceTable, offered: string): string {
  const key = keys[table].join(", ");
  return `
CREATE OR REPLACE TEMP TABLE contested AS
SELECT ${key} FROM ${offered} GROUP BY ${key} HAVING count(*) > 1
UNION
SELECT ${key} FROM ${table} SEMI JOIN (SELECT ${key} FROM ${offered}) AS o ON ${sameKey(table, table, "o")}`;
}

/** Of the contested rows, the winner of each key first: the best of each file, then the best of those. */
function rankSql(table: SourceTable, columns: readonly Column[], offered: string): string {
  const key = keys[table].join(", ");
  return `
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT *,
  row_number() OVER (PARTITION BY ${key} ORDER BY in_file = 1 DESC, state DESC, file_id, record) AS place
FROM (
  SELECT *, row_number() OVER (PARTITION BY file_id, ${key} ORDER BY ${precedenceInFile(table)}) AS in_file
  FROM (
    SELECT o.*, ${precedence(table, columns)} AS state
    FROM ${offered} AS o SEMI JOIN contested ON ${sameKey(table, "o", "contested")}
  )
)`;
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

/** Adds the rows nobody contests and says how many principal ones each file had. */
async function insertFree(
  warehouse: Warehouse,
  table: SourceTable,
  names: string,
  offered: string,
  weight: string,
): Promise<Outcome[]> {
  const free = `${offered} AS o ANTI JOIN contested ON ${sameKey(table, "o", "contested")}`;
  await warehouse.run(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${free}`);
  return [
    ...await warehouse.query<Outcome>(
      "merge outcome",
      `SELECT file_id, sum(${weight})::BIGINT AS principals, sum(${weight})::BIGINT AS loaded, 0 AS updated
       FROM ${free} WHERE principal GROUP BY file_id`,
    ),
  ];
}

async function mergeContested(
  warehouse: Warehouse,
  table: SourceTable,
  columns: readonly Column[],
  names: string,
  offered: string,
  weight: string,
): Promise<Outcome[]> {
  await warehouse.run(rankSql(table, columns, offered));
  await tellClashes(warehouse, table, columns);
  await warehouse.run(decideSql(table, columns));
  await keepStates(warehouse, table, columns);
  await warehouse.run(
    `DELETE FROM ${table} USING decided WHERE decided.outcome = 'updated' AND ${
      sameKey(table, table, "decided")
    }`,
  );
  await warehouse.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM decided WHERE outcome <> 'unchanged'`,
  );
  return [
    ...await warehouse.query<Outcome>(
      "contested outcome",
      `SELECT file_id, sum(weight)::BIGINT AS principals,
         coalesce(sum(weight) FILTER (outcome = 'loaded'), 0)::BIGINT AS loaded,
         coalesce(sum(weight) FILTER (outcome = 'updated'), 0)::BIGINT AS updated
       FROM (SELECT file_id, outcome, ${weight} AS weight FROM decided WHERE principal
         UNION ALL SELECT file_id, 'unchanged', ${weight} FROM ranked WHERE principal AND place > 1)
       GROUP BY file_id`,
    ),
  ];
}

/**
 * Merges a temporary table or view (the table's source columns, `record`, `principal`, provenance and `row_hash`) into a
 * table: new rows are added, newer states replace older ones, whatever the order of loading.
 *
 * @param weight SQL for how many records of its file a principal row stands for.
 * @returns what became of the records of the principal rows, by file.
 */
export async function mergeInto(
  warehouse: Warehouse,
  table: SourceTable,
  offered: string,
  weight = "1",
): Promise<MergedFiles> {
  const columns = await sourceColumns(warehouse, table);
  const names = [...columns.map((column) => column.name), "file_id", "line", "path", "row_hash"].join(", ");
  await warehouse.run(contestedSql(table, offered));
  const free = await insertFree(warehouse, table, names, offered, weight);
  const [contested] = await warehouse.query<{ n: number }>(
    "contested",
    "SELECT count(*) AS n FROM contested",
  );
  if (contested?.n === 0) return byFile(free);
  return byFile([...free, ...await mergeContested(warehouse, table, columns, names, offered, weight)]);
}
