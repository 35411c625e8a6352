import type { Config } from "../../model/config.ts";
import type { ExportFile, Head } from "../../model/source.ts";
import { hideSecrets } from "../secrets/hide_secrets.ts";
import { fileError, pieces } from "./inspect.ts";
import type { SecretBook } from "../secrets/secret_book.ts";
import { openZip } from "./_zip.ts";
import { freeBuffer } from "./buffers.ts";

const headBytes = 64 * 1024;
const textLimit = 64 * 2 ** 20;

/** A file laid plain in the spool, ready to be read by a source. */
export interface PlainFile {
  /** Path below the folder that is loaded. */
  readonly name: string;
  readonly fileId: string;
  /** Where its plain bytes lie. */
  readonly plain: string;
  readonly bytes: number;
  readonly isZip: boolean;
  readonly config: Config;
  /** Where the secrets of entries are hidden and counted; those of the file itself are hidden by now. */
  readonly secrets: SecretBook;
}

/** The start of a file as sources see it. */
export async function headOf(file: PlainFile): Promise<Head> {
  if (file.isZip) {
    await using zip = await openZip(file.plain, file.name);
    if (zip.names.length === 0) {
      throw fileError("E-EMPTY", file.name, "it is a zip with no files in it", "Export it again");
    }
    return { path: file.name, text: "", entries: zip.names, complete: true };
  }
  let text = "";
  for await (const piece of pieces(file.plain, 0, headBytes)) text += new TextDecoder().decode(piece);
  return { path: file.name, text, entries: [], complete: Deno.statSync(file.plain).size <= headBytes };
}

/** A small entry of a zip, unpacked in memory; to be read before the next one is asked for. */
function entryFile(zip: PlainFile, path: string, bytes: Uint8Array): ExportFile {
  return {
    path,
    fileId: zip.fileId,
    bytes: bytes.length,
    config: zip.config,
    async *stream() {
      yield await Promise.resolve(bytes);
    },
    text: () => Promise.resolve(new TextDecoder().decode(bytes)),
    async *entries() {},
  };
}

async function* entriesOf(file: PlainFile): AsyncGenerator<ExportFile> {
  if (!file.isZip) return;
  await using zip = await openZip(file.plain, file.name);
  for (const entry of zip.names) {
    const name = file.secrets.hideText(entry);
    const unpacked = zip.unpack(entry);
    if (unpacked) {
      yield entryFile(file, name, file.secrets.hide(unpacked));
      freeBuffer(unpacked);
      continue;
    }
    const plain = `${file.plain}.entry`;
    const bytes = await zip.extract(entry, plain);
    try {
      await hideSecrets(plain, file.secrets);
      yield exportFile({ ...file, name, plain, bytes, isZip: false });
    } finally {
      await Deno.remove(plain).catch(() => undefined);
    }
  }
}

/** Opens a plain file for a source. */
export function exportFile(file: PlainFile): ExportFile {
  return {
    path: file.name,
    fileId: file.fileId,
    bytes: file.bytes,
    config: file.config,
    stream: () => pieces(file.plain),
    async text() {
      if (file.bytes > textLimit) {
        throw fileError("E-LIMIT", file.name, "it is a document of more than 64 MiB", "Split it");
      }
      return await Deno.readTextFile(file.plain);
    },
    entries: () => entriesOf(file),
  };
}
