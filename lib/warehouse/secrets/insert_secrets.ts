import { literal } from "../../sources/sql.ts";
import type { SecretBook } from "./secret_book.ts";
import type { Warehouse } from "../warehouse.ts";

/** Writes down how many secrets of which kind were replaced in each file. */
export async function insertSecrets(
  warehouse: Warehouse,
  files: readonly { readonly fileId: string; readonly secrets: SecretBook }[],
): Promise<void> {
  const values = files.flatMap(({ fileId, secrets }) =>
    secrets.counts.map(({ kind, found, different, line }) =>
      `(${literal(fileId)}, ${literal(kind)}, ${found}, ${different}, ${line ?? "NULL"})`
    )
  );
  if (values.length === 0) return;
  await warehouse.run(
    `INSERT INTO secrets_found (file_id, kind, found, different, line) VALUES ${values.join(",\n")}`,
  );
}
