import type { DuckDBConnection, DuckDBValue, DuckDBVector } from "@duckdb/node-api";
import { QueryError } from "../model/errors.ts";
import { type QueryReference, type Rows, rowsOf, type RowValue } from "../model/rows.ts";
import { append, type NumberColumn } from "./_append.ts";
import { plainValue } from "./_values.ts";

export type { NumberColumn } from "./_append.ts";

/** Values that may be bound to the named parameters of a statement. */
export type Parameters = Readonly<Record<string, string | number | boolean | null>>;

/** A DuckDB of incidents, alerts, changes and all that belongs to them, opened for asking or for loading. */
export interface Warehouse {
  /** The database file, or `:memory:`. */
  readonly path: string;
  /** Whether it can only be asked. */
  readonly readOnly: boolean;
  /** Where files are laid for DuckDB to read: the one folder it may see. Empty when read-only. */
  readonly spool: string;
  /**
   * Runs one statement and returns its rows as plain objects that remember the statement. Times are ISO 8601 text in
   * UTC, whole numbers are numbers (text beyond 2^53), NULL is null.
   *
   * @param name names the query in findings and messages.
   * @throws {QueryError} with the SQL, when the statement fails or takes longer than the time-out.
   */
  query<Row extends object = Record<string, RowValue>>(
    name: string,
    sql: string,
    parameters?: Parameters,
  ): Promise<Rows<Row>>;
  /**
   * Runs one statement whose columns are all numbers and hands its rows over in pieces, column by column: for millions of
   * rows, which as objects would take seconds and gigabytes. NULL is NaN. A piece is read before the next one comes.
   *
   * @returns the statement, for findings to refer to.
   * @throws {QueryError} as {@link query} does.
   */
  scan(
    name: string,
    sql: string,
    parameters: Parameters,
    take: (columns: readonly Float64Array[]) => void,
  ): Promise<QueryReference>;
  /** Runs a statement for its effect and returns the number of rows it changed. */
  run(sql: string, parameters?: Parameters): Promise<number>;
  /**
   * Adds rows to a table of numbers and times, column by column in pieces of any size: for millions of rows, which as a
   * statement would be written out and read again. Each piece has the values of every column, in the table's order.
   */
  append(table: string, pieces: Iterable<readonly NumberColumn[]>): Promise<void>;
  /** Runs `work` in one transaction: all of it is kept, or none. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of the database; the last holder in the process closes it. */
  close(): void;
}

/** What a warehouse is made of; {@link openWarehouse} is the way to get one. */
export interface Handle {
  readonly path: string;
  readonly readOnly: boolean;
  readonly spool: string;
  readonly connection: DuckDBConnection;
  readonly queryTimeoutMs: number;
  release(): void;
}

function queryError(
  error: unknown,
  name: string,
  sql: string,
  timedOut: boolean,
  timeoutMs: number,
): QueryError {
  const text = error instanceof Error ? error.message : String(error);
  if (timedOut) {
    return new QueryError(
      `Cannot run query "${name}": it took longer than ${
        timeoutMs / 1000
      } s. Narrow it, or open the warehouse with a longer queryTimeoutMs.`,
      sql,
      { cause: error },
    );
  }
  if (/out of memory|failed to (?:pin|allocate)/i.test(text)) {
    return new QueryError(
      `Cannot run query "${name}": it needs more memory than the limit. Allow more memory: --memory-limit 2GB (memoryLimit).`,
      sql,
      { cause: error },
    );
  }
  if (/connection disconnected/i.test(text)) {
    return new QueryError(
      `Cannot run query "${name}": the warehouse is closed. Open it again: in a notebook, run the cell that opens it.`,
      sql,
      { cause: error },
    );
  }
  return new QueryError(`Cannot run query "${name}": ${text}`, sql, { cause: error });
}

/** In a plain loop: `from` asks an iterator and a function for each of millions of numbers. */
function numbersOf(vector: DuckDBVector, rows: number): Float64Array {
  const numbers = new Float64Array(rows);
  for (let row = 0; row < rows; row++) numbers[row] = Number(vector.getItem(row) ?? NaN);
  return numbers;
}

/** Makes the warehouse's methods over one connection. */
export function warehouseOn(handle: Handle): Warehouse {
  const { connection, queryTimeoutMs } = handle;

  async function guarded<T>(name: string, sql: string, work: () => Promise<T>): Promise<T> {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      connection.interrupt();
    }, queryTimeoutMs);
    try {
      return await work();
    } catch (error) {
      throw queryError(error, name, sql, timedOut, queryTimeoutMs);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Without parameters a statement is sent as text, which takes one trip instead of four. */
  const bound = (parameters: Parameters): Record<string, DuckDBValue> | undefined =>
    Object.keys(parameters).length > 0 ? { ...parameters } : undefined;

  async function query<Row extends object>(
    name: string,
    sql: string,
    parameters: Parameters = {},
  ): Promise<Rows<Row>> {
    const result = await guarded(
      name,
      sql,
      () => connection.runAndReadAll(sql, bound(parameters)),
    );
    const types = result.columnTypes();
    const names = result.columnNames();
    const rows = result.getRowsJS().map((row) =>
      Object.fromEntries(
        names.map((column, at) => [column, plainValue(row[at] ?? null, types[at] ?? result.columnType(0))]),
      )
    );
    return rowsOf(rows as unknown as Row[], { name, sql, parameters });
  }

  async function scan(
    name: string,
    sql: string,
    parameters: Parameters,
    take: (columns: readonly Float64Array[]) => void,
  ): Promise<QueryReference> {
    await guarded(name, sql, async () => {
      const result = await connection.stream(sql, bound(parameters));
      for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
        const { rowCount, columnCount } = chunk;
        if (rowCount === 0) break;
        const piece = chunk;
        take(Array.from({ length: columnCount }, (_, at) => numbersOf(piece.getColumnVector(at), rowCount)));
      }
    });
    return { name, sql, parameters };
  }

  async function run(sql: string, parameters: Parameters = {}): Promise<number> {
    const result = await guarded(
      "statement",
      sql,
      () => connection.run(sql, bound(parameters)),
    );
    return result.rowsChanged;
  }

  async function transaction<T>(work: () => Promise<T>): Promise<T> {
    await run("BEGIN TRANSACTION");
    try {
      const result = await work();
      await run("COMMIT");
      return result;
    } catch (error) {
      // What went wrong first is what there is to say: DuckDB may have rolled back already.
      await connection.run("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }

  return {
    path: handle.path,
    readOnly: handle.readOnly,
    spool: handle.spool,
    query,
    scan,
    run,
    append: (table, pieces) =>
      guarded("append", `INSERT INTO ${table}`, () => append(connection, table, pieces)),
    transaction,
    close: handle.release,
  };
}
