import { ExportError } from "../model/errors.ts";
import type { Defect, ExportFile } from "../model/source.ts";
import { JsonSlicer } from "./_json_slicer.ts";
import { type JsonObject, parseJsonRecord } from "./_json_value.ts";

/** One line of JSON Lines: its object, or why it is none, and its text. */
export type JsonLine =
  & { readonly line: number; readonly text: string }
  & ({ readonly value: JsonObject } | { readonly fault: Defect });

const open = new Uint8Array([0x5b]);
const close = new Uint8Array([0x5d]);

function parsed(path: string, bytes: Uint8Array): { value: JsonObject } | { fault: Defect } {
  const slicer = new JsonSlicer(path, "$");
  try {
    for (const piece of [open, bytes, close]) slicer.push(piece);
    slicer.finish();
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    return {
      fault: { code: error.code, field: null, value: null, reason: "the line is not one JSON value" },
    };
  }
  const [record, ...more] = slicer.records;
  if (record && more.length === 0) return parseJsonRecord(record);
  return { fault: { code: "E-JSON", field: null, value: null, reason: "the line is not one JSON value" } };
}

async function* lines(file: ExportFile): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array(0);
  for await (const chunk of file.stream()) {
    const bytes = new Uint8Array(held.length + chunk.length);
    bytes.set(held);
    bytes.set(chunk, held.length);
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    held = bytes.slice(from);
  }
  yield held;
}

/** Reads a file of one JSON object a line, holding one line at a time; lines with nothing on them are none. */
export async function* readJsonLines(file: ExportFile): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const bytes of lines(file)) {
    line++;
    const text = new TextDecoder().decode(bytes).trim();
    if (text !== "") yield { line, text, ...parsed(file.path, bytes) };
  }
}
