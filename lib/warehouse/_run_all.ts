import type { Warehouse } from "./warehouse.ts";

/** Runs statements without parameters one after the other, in one trip to the database. */
export async function runAll(warehouse: Warehouse, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await warehouse.run(statements.join(";\n"));
}
