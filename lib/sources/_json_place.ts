import type { ExportFile } from "../model/source.ts";
import { JsonHead } from "./_json_head.ts";

const headBytes = 64 * 1024;

/** The start of a file as text, as far as it is needed to tell where its records stand. */
export async function startOf(file: ExportFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of file.stream()) {
    text += decoder.decode(chunk.subarray(0, headBytes), { stream: true });
    if (text.length >= headBytes) break;
  }
  return text;
}

/** Where the records of a JSON file stand: `$` for a file that is an array, else the first of the names it has. */
export async function placeOf(file: ExportFile, ...names: readonly [string, ...string[]]): Promise<string> {
  const json = new JsonHead(await startOf(file));
  if (json.kind("$") === "array") return "$";
  return names.find((name) => json.has(`$.${name}`)) ?? names[0];
}
