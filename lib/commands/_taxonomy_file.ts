import { join } from "node:path";
import { labelsFolder } from "./family_decisions.ts";

/** The taxonomy labels in a folder are read by: the one beside them, else the one that comes with Hindcast. */
export async function taxonomyFileFor(folder: string): Promise<string> {
  const own = join(folder, "taxonomy.yaml");
  const isThere = await Deno.stat(own).then(() => true, () => false);
  return isThere ? own : join(labelsFolder, "taxonomy.yaml");
}
