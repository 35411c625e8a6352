import { createHash } from "node:crypto";
import { dirname, relative, resolve } from "node:path";
import type { Warehouse } from "./warehouse.ts";

/** Tells a folder from others of its name, and stays what it is when it moves together with the warehouse. */
export function folderIdOf(warehouse: Warehouse, folder: string): string {
  const place = relative(dirname(resolve(warehouse.path)), resolve(folder));
  return createHash("sha256").update(place).digest("hex").slice(0, 12);
}
