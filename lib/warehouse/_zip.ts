import { type Entry, type FileEntry, Reader, ZipReader } from "@zip.js/zip.js";
import { fileError } from "./_inspect.ts";
import { unpackedEntry } from "./_zip_entry.ts";

const entryLimit = 2 ** 30;
const totalLimit = 8 * 2 ** 30;
const ratioLimit = 200;
const smallEntry = 2 ** 20;

/** Reads a zip where it lies, so that its size never has to fit into memory. */
class FileReader extends Reader<string> {
  constructor(path: string, readonly file: Deno.FsFile) {
    super(path);
  }

  override async init(): Promise<void> {
    this.size = (await this.file.stat()).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const { file } = this;
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - index)));
    await file.seek(index, Deno.SeekMode.Start);
    let at = 0;
    while (at < bytes.length) {
      const read = await file.read(bytes.subarray(at));
      if (read === null) break;
      at += read;
    }
    return bytes.subarray(0, at);
  }
}

function unsafe(entry: Entry): string | undefined {
  const name = entry.filename;
  if (/^[/\\]|^[a-z]:|\\/i.test(name) || name.split("/").includes("..")) return "leads out of the archive";
  if (entry.unixMode !== undefined && (entry.unixMode & 0o170000) === 0o120000) return "is a symbolic link";
  if (entry.encrypted) return "is encrypted";
  return undefined;
}

function assertSafe(entries: readonly Entry[], name: string): void {
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const why = unsafe(entry) ?? (seen.has(entry.filename) ? "stands in it twice" : undefined);
    if (why) {
      throw fileError(
        "E-ZIP",
        name,
        `its entry "${entry.filename.slice(0, 80)}" ${why}`,
        "Check where it comes from and export it again",
      );
    }
    seen.add(entry.filename);
    total += entry.uncompressedSize;
    const bomb = entry.uncompressedSize > smallEntry &&
      entry.uncompressedSize > entry.compressedSize * ratioLimit;
    if (entry.uncompressedSize > entryLimit || total > totalLimit || bomb) {
      throw fileError(
        "E-LIMIT",
        name,
        `its entry "${entry.filename.slice(0, 80)}" unpacks to too much`,
        "Unpack it yourself and load the folder",
      );
    }
  }
}

/** An open zip, its entries checked before any is unpacked. */
export interface OpenZip extends AsyncDisposable {
  readonly names: readonly string[];
  /** Unpacks a small entry in memory; null for one that has to be extracted. */
  unpack(name: string): Uint8Array | null;
  /** Unpacks one entry to a file. */
  extract(name: string, target: string): Promise<number>;
}

function damaged(name: string): Error {
  return fileError("E-ZIP", name, "it is damaged or ends early", "Download the export again");
}

async function extractTo(entry: FileEntry, target: string, name: string): Promise<number> {
  const file = await Deno.open(target, { write: true, create: true, truncate: true });
  try {
    await entry.getData(file.writable, { checkSignature: true });
  } catch (error) {
    if (error instanceof Error) throw damaged(name);
    throw error;
  }
  return entry.uncompressedSize;
}

/**
 * Opens a zip and checks every entry.
 *
 * @throws {ExportError} `E-ZIP` naming the first unsafe entry, `E-LIMIT` before anything is inflated.
 */
export async function openZip(path: string, name: string): Promise<OpenZip> {
  const file = await Deno.open(path);
  const zip = new ZipReader(new FileReader(path, file), { useWebWorkers: false });
  const close = async () => {
    await zip.close();
    file.close();
  };
  try {
    const entries = (await zip.getEntries()).filter((entry) => !entry.directory);
    assertSafe(entries, name);
    const byName = new Map(entries.map((entry) => [entry.filename, entry]));
    const known = (entryName: string) => {
      const entry = byName.get(entryName);
      if (entry) return entry;
      throw fileError("E-ZIP", name, `it has no entry "${entryName}"`, "Export it again");
    };
    return {
      names: [...byName.keys()],
      unpack: (entryName) => unpackedEntry(file, known(entryName)),
      extract: (entryName, target) => extractTo(known(entryName), target, name),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    if (error instanceof Error && error.name === "ExportError") throw error;
    throw damaged(name);
  }
}
