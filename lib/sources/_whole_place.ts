import type { ExportFile, Head } from "../model/source.ts";
import { JsonHead, jsonHead } from "./_json_head.ts";
import { placeOf } from "./_json_place.ts";

const headBytes = 64 * 1024;

async function startOf(file: ExportFile): Promise<JsonHead> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of file.stream()) {
    text += decoder.decode(chunk.subarray(0, headBytes), { stream: true });
    if (text.length >= headBytes) break;
  }
  return new JsonHead(text);
}

/** The file as a list of one, for readers of lists. */
function asList(file: ExportFile): ExportFile {
  const [open, close] = ["[", "]"].map((bracket) => new TextEncoder().encode(bracket)) as [
    Uint8Array,
    Uint8Array,
  ];
  return {
    ...file,
    async *stream() {
      yield open;
      yield* file.stream();
      yield close;
    },
  };
}

/** A JSON file and where in it the records stand. */
export interface Placed {
  readonly file: ExportFile;
  readonly place: string;
}

/** Where the records of a JSON file stand; a file that is one object with none of the names is one record itself. */
export async function wholeOrPlaceOf(
  file: ExportFile,
  ...names: readonly [string, ...string[]]
): Promise<Placed> {
  const json = await startOf(file);
  const isSingle = json.kind("$") === "object" && !names.some((name) => json.has(`$.${name}`));
  return isSingle ? { file: asList(file), place: "$" } : { file, place: await placeOf(file, ...names) };
}

/** JSON path of the first record of a file as its start shows it; null where there is none. */
export function firstRecord(head: Head, ...names: readonly string[]): string | null {
  const json = jsonHead(head);
  const named = names.flatMap((name) => [`$.${name}[0]`, `$.${name}`]);
  const isNamed = names.some((name) => json.has(`$.${name}`));
  const places = ["$[0]", ...named, ...(isNamed ? [] : ["$"])];
  return places.find((place) => json.kind(place) === "object") ?? null;
}
