import { openWarehouse } from "../warehouse/mod.ts";
import { findConfig, type FoundConfig } from "./config_file.ts";

const lastConfig = "SELECT config FROM loads ORDER BY started_at DESC LIMIT 1";

/** The configuration that is named, else the one the last load read its files by, else the one here. */
export async function configOfLoad(path: string, named: string | undefined): Promise<FoundConfig> {
  if (named !== undefined) return await findConfig(".", named);
  const warehouse = await openWarehouse(path, { readOnly: true });
  const [last] = await warehouse.query<{ config: string | null }>("last configuration", lastConfig)
    .finally(() => warehouse.close());
  const isThere = last?.config && await Deno.stat(last.config).then(({ isFile }) => isFile, () => false);
  return await findConfig(".", isThere ? last.config ?? undefined : undefined);
}
