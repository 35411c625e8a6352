import { folderIdOf } from "./_folder_id.ts";
import type { Warehouse } from "./warehouse.ts";

/** The line of a load that runs: while it has no end, the warehouse is not whole and nobody may ask it. */
export interface Mark {
  readonly loadId: string;
  /** Writes the line unless it stands, and tells whether it did. */
  set(): Promise<boolean>;
}

/** A mark that is not set yet: a load that is cut short before it changes anything leaves the warehouse as it was. */
export function markOf(warehouse: Warehouse, folder: string, config: string | null): Mark {
  const loadId = crypto.randomUUID();
  let isSet = false;
  return {
    loadId,
    async set() {
      if (isSet) return false;
      await warehouse.run(
        "INSERT INTO loads VALUES ($loadId, current_localtimestamp(), NULL, $name, $config, $folderId)",
        {
          loadId,
          name: folder.split("/").filter(Boolean).at(-1) ?? folder,
          config,
          folderId: folderIdOf(warehouse, folder),
        },
      );
      isSet = true;
      return true;
    },
  };
}
