import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { Warehouse } from "./warehouse.ts";

/**
 * Refuses to ask a warehouse whose last load is not whole: it was cut short, or the file was copied while it was loaded
 * and without the log (`.wal`) that stood beside it. What it holds is true and not all of it.
 */
export async function assertFinished(warehouse: Warehouse): Promise<void> {
  const [row] = await warehouse.query<{ n: number; folder: string | null }>(
    "unfinished loads",
    "SELECT count(*) AS n, max(folder) AS folder FROM loads WHERE finished_at IS NULL",
  );
  if (!row || row.n === 0) return;
  throw new ExportError(
    "E-STALE",
    refusal({
      action: "open",
      thing: warehouse.path,
      reason: `the load of ${
        row.folder ?? "a folder"
      } into it did not end, or it was copied without its .wal`,
      remedy: "Load the folder again: deno task load data/raw; of a copy, copy both files",
    }),
  );
}
