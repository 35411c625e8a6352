import type { ExportFile } from "../model/source.ts";

const open = new Uint8Array([0x5b]);
const close = new Uint8Array([0x5d]);

/** A file that is one JSON object, read as the list that holds it: APIs answer for one record so. */
export function wholeAsList(file: ExportFile): ExportFile {
  return {
    ...file,
    async *stream() {
      yield open;
      yield* file.stream();
      yield close;
    },
  };
}
