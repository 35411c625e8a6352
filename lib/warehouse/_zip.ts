import { type Entry, Reader, ZipReader } from "@zip.js/zip.js";
import { fileError } from "./_inspect.ts";

const entryLimit = 2 ** 30;
const totalLimit = 8 * 2 ** 30;
const ratioLimit = 200;
const smallEntry = 2 ** 20;

/** Reads a zip where it lies, so that its size never has to fit into memory. */
class FileReader extends Reader<string> {
  #file: Deno.FsFile | undefined;
  constructor(readonly path: string) {
    super(path);
  }

  override async init(): Promise<void> {
    this.#file = await Deno.open(this.path);
    this.size = (await this.#file.stat()).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.#file;
    if (!file) return new Uint8Array(0);
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

  close(): void {
    this.#file?.close();
    this.#file = undefined;
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
  /** Unpacks one entry to a file. */
  extract(name: string, target: string): Promise<number>;
}

/**
 * Opens a zip and checks every entry.
 *
 * @throws {ExportError} `E-ZIP` naming the first unsafe entry, `E-LIMIT` before anything is inflated.
 */
export async function openZip(path: string, name: string): Promise<OpenZip> {
  const reader = new FileReader(path);
  const zip = new ZipReader(reader, { useWebWorkers: false });
  const close = async () => {
    await zip.close();
    reader.close();
  };
  try {
    const entries = (await zip.getEntries()).filter((entry) => !entry.directory);
    assertSafe(entries, name);
    const byName = new Map(entries.map((entry) => [entry.filename, entry]));
    return {
      names: [...byName.keys()],
      async extract(entryName, target) {
        const entry = byName.get(entryName);
        if (!entry || entry.directory) {
          throw fileError("E-ZIP", name, `it has no entry "${entryName}"`, "Export it again");
        }
        const file = await Deno.open(target, { write: true, create: true, truncate: true });
        await entry.getData(file.writable);
        return entry.uncompressedSize;
      },
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    if (error instanceof Error && error.name === "ExportError") throw error;
    throw fileError("E-ZIP", name, "it is damaged or ends early", "Download the export again");
  }
}
