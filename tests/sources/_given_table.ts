import { CsvFile } from "../../lib/sources/_csv_records.ts";
import { givenFile } from "./_given_file.ts";

/** Folder of the public records these tests may find beside the project. */
export const vendors = new URL("../../../shared/data/vendors/", import.meta.url).pathname;

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** Options of a test that needs a file beside the project: it is skipped, with the path in its name, where there is none. */
export function needing(name: string, ...paths: readonly string[]): { name: string; ignore: boolean } {
  const missing = paths.find((path) => !exists(`${vendors}${path}`));
  return missing === undefined
    ? { name, ignore: false }
    : { name: `${name} (skipped: no ../shared/data/vendors/${missing})`, ignore: true };
}

/** Rows of a CSV table of the public records, by column. */
export async function tableRows(path: string): Promise<Readonly<Record<string, string>>[]> {
  const { header, records } = await CsvFile.read(givenFile(await Deno.readTextFile(`${vendors}${path}`)));
  return records.map(({ cells }) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

/** The answers kept in the cells of a raw table, as one list, the way the API gives it. */
export async function answers(path: string): Promise<string> {
  const cells = (await tableRows(path)).map((row) => row["data"] ?? "");
  return `[${cells.join(",\n")}]`;
}
