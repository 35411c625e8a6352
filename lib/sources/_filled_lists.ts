import type { ExportFile } from "../model/source.ts";
import { countJsonRecords } from "./_json_count.ts";

/** Those of the lists of an object that hold records: the start of a file may not reach them all. */
export async function filledLists(file: ExportFile, names: readonly string[]): Promise<readonly string[]> {
  const counts = await Promise.all(names.map((name) => countJsonRecords(file, name)));
  return names.filter((_, at) => (counts[at] ?? 0) > 0);
}
