import type { ExportFile } from "../model/source.ts";
import { jsonTokens } from "./_json_tokens.ts";
import { startOf } from "./_start_of.ts";

const tokensLooked = 4000;

/** Where the records of a JSON file stand: `$` for a file that is an array, else the first of the names it has. */
export async function placeOf(file: ExportFile, ...names: readonly [string, ...string[]]): Promise<string> {
  const start = await startOf(file);
  if (/^\uFEFF?\s*\[/.test(start)) return "$";
  const seen = new Set<string>();
  let tokens = 0;
  for (const { path, kind } of jsonTokens(start)) {
    if (++tokens > tokensLooked) break;
    if (kind === "open" || kind === "scalar") seen.add(path);
    if (seen.has(`$.${names[0]}`)) break;
  }
  return names.find((name) => seen.has(`$.${name}`)) ?? names[0];
}
