import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import { folderIdOf } from "./_folder_id.ts";
import type { Warehouse } from "./warehouse.ts";

/** Where exports lie unless somebody says otherwise. */
const usual = "data/raw";

/**
 * Refuses to ask a warehouse whose last load is not whole: it was cut short, or the file was copied while it was loaded
 * and without the log (`.wal`) that stood beside it. What it holds is true and not all of it.
 */
export async function assertFinished(warehouse: Warehouse): Promise<void> {
  const [load] = await warehouse.query<{ folder: string | null; folderId: string | null }>(
    "unfinished loads",
    `SELECT folder, folder_id AS "folderId" FROM loads WHERE finished_at IS NULL ORDER BY started_at DESC LIMIT 1`,
  );
  if (!load) return;
  const { folder, folderId } = load;
  // Of other folders only the name is kept.
  const again = folderId === folderIdOf(warehouse, usual) ? usual : `<path of ${folder ?? "the folder"}>`;
  throw new ExportError(
    "E-STALE",
    refusal({
      action: "open",
      thing: warehouse.path,
      reason: `the load of ${folder ?? "a folder"} into it did not end, or it was copied without its .wal`,
      remedy:
        `Load the folder again: deno task load ${again} --warehouse ${warehouse.path}; of a copy, copy both files`,
    }),
  );
}
