import type { ExportFile } from "../model/source.ts";

/** Bytes of a file that are looked at to tell how it is laid out; as many as sources are shown to recognise it. */
export const startBytes = 64 * 1024;

/** The start of a file as text. */
export async function startOf(file: ExportFile): Promise<string> {
  const decoder = new TextDecoder();
  let [text, taken] = ["", 0];
  for await (const piece of file.stream()) {
    const part = piece.subarray(0, startBytes - taken);
    text += decoder.decode(part, { stream: true });
    taken += part.length;
    if (taken >= startBytes) break;
  }
  return text;
}
