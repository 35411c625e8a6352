import { identifier } from "../../sources/sql.ts";
import type { SecretBook } from "./secret_book.ts";
import type { Warehouse } from "../warehouse.ts";

const ours = new Set(["record", "file_id", "line"]);

/** A cell of fewer letters holds no secret. */
const least = 8;

/** Puts tokens in the place of secrets in the cells of `records`, where no text of the file could be read before. */
export async function hideInRecords(
  warehouse: Warehouse,
  fileId: string,
  secrets: SecretBook,
): Promise<void> {
  const columns = await warehouse.query<{ column_name: string }>("columns of records", "DESCRIBE records");
  for (const { column_name: name } of columns) {
    if (ours.has(name)) continue;
    const column = identifier(name);
    const cells = await warehouse.query<{ value: string }>(
      "cells that may hold secrets",
      `SELECT DISTINCT ${column} AS value FROM records
       WHERE file_id = $fileId AND length(${column}) >= ${least} AND TRY_CAST(${column} AS TIMESTAMP) IS NULL
         AND TRY_CAST(${column} AS DOUBLE) IS NULL`,
      { fileId },
    );
    for (const { value } of cells) {
      const hidden = secrets.hideText(value);
      if (hidden === value) continue;
      await warehouse.run(
        `UPDATE records SET ${column} = $hidden WHERE file_id = $fileId AND ${column} = $value`,
        { fileId, hidden, value },
      );
    }
  }
}
