import { type DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";

/** Values of one column as the database holds them: DOUBLE, INTEGER, BIGINT and TIMESTAMP, UBIGINT; null for NULL alone. */
export type NumberColumn =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>
  | null;

/** Rows the database takes at once. */
const chunkRows = 2048;

/** A bit for each row of a chunk, that says it is NULL. */
const noneValid = new ArrayBuffer(chunkRows / 8);

/** Adds rows to a table, given in pieces of any size, each the values of all its columns; the first holds no NULL. */
export async function append(
  connection: DuckDBConnection,
  table: string,
  pieces: Iterable<readonly NumberColumn[]>,
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    const types = Array.from({ length: appender.columnCount }, (_, at) => appender.columnType(at));
    const chunk = DuckDBDataChunk.create(types);
    for (const columns of pieces) {
      const rows = columns[0]?.length ?? 0;
      for (let from = 0; from < rows; from += chunkRows) {
        chunk.reset();
        chunk.rowCount = Math.min(chunkRows, rows - from);
        for (const [at, column] of columns.entries()) {
          const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
          if (column === null) {
            duckdb.vector_ensure_validity_writable(vector);
            duckdb.copy_data_to_vector_validity(vector, 0, noneValid, 0, noneValid.byteLength);
            continue;
          }
          const part = column.subarray(from, from + chunkRows);
          // Copied as a whole: the client's own way takes value by value, each whole number of 64 bits an object.
          duckdb.copy_data_to_vector(vector, 0, part.buffer, part.byteOffset, part.byteLength);
        }
        appender.appendDataChunk(chunk);
      }
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
