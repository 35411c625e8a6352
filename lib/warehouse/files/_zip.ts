import { type Entry, type FileEntry, Reader, ZipReader } from "@zip.js/zip.js";
import { fileError } from "./inspect.ts";
import { type EntryPlace, EntryReader, isSmall } from "./_zip_entry.ts";

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

/** Checks the entries of a zip one after the other, before any is unpacked. */
class EntryCheck {
  readonly #seen = new Set<string>();
  #total = 0;
  constructor(private readonly name: string) {}

  add(entry: Entry): void {
    const shown = entry.filename.slice(0, 80);
    const why = unsafe(entry) ?? (this.#seen.has(entry.filename) ? "stands in it twice" : undefined);
    if (why) {
      const remedy = "Check where it comes from and export it again";
      throw fileError("E-ZIP", this.name, `its entry "${shown}" ${why}`, remedy);
    }
    this.#seen.add(entry.filename);
    this.#total += entry.uncompressedSize;
    const bomb = entry.uncompressedSize > smallEntry &&
      entry.uncompressedSize > entry.compressedSize * ratioLimit;
    if (entry.uncompressedSize > entryLimit || this.#total > totalLimit || bomb) {
      const remedy = "Unpack it yourself and load the folder";
      throw fileError("E-LIMIT", this.name, `its entry "${shown}" unpacks to too much`, remedy);
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

/** The reader of zips refuses by itself names that lead out of the archive. */
function unsafeName(error: unknown, name: string): Error | null {
  if (!(error instanceof Error && "filename" in error)) return null;
  const shown = String(error.filename).slice(0, 80);
  const remedy = "Check where it comes from and export it again";
  return fileError("E-ZIP", name, `its entry "${shown}" leads out of the archive`, remedy);
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

/** Zips of chat exports have tens of thousands of entries, and a directory entry as it is read takes 8 KB: few are kept. */
type Known = EntryPlace | FileEntry;

function kept(entry: FileEntry): Known {
  if (!isSmall(entry)) return entry;
  const { offset, compressedSize, uncompressedSize, compressionMethod, signature } = entry;
  return { offset, compressedSize, uncompressedSize, compressionMethod, signature };
}

async function directoryOf(zip: ZipReader<string>, name: string): Promise<Map<string, Known>> {
  const check = new EntryCheck(name);
  const known = new Map<string, Known>();
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.directory) continue;
    check.add(entry);
    known.set(entry.filename, kept(entry));
  }
  return known;
}

async function entryOf(zip: ZipReader<string>, offset: number): Promise<FileEntry | undefined> {
  for await (const entry of zip.getEntriesGenerator()) {
    if (!entry.directory && entry.offset === offset) return entry;
  }
  return undefined;
}

function openEntries(
  file: Deno.FsFile,
  zip: ZipReader<string>,
  directory: ReadonlyMap<string, Known>,
  name: string,
): Omit<OpenZip, keyof AsyncDisposable> {
  const reader = new EntryReader(file);
  const known = (entryName: string) => {
    const entry = directory.get(entryName);
    if (entry) return entry;
    throw fileError("E-ZIP", name, `it has no entry "${entryName}"`, "Export it again");
  };
  return {
    names: [...directory.keys()],
    unpack(entryName) {
      const entry = known(entryName);
      return isSmall(entry) ? reader.unpack(entry) : null;
    },
    async extract(entryName, target) {
      const entry = known(entryName);
      const whole = "getData" in entry ? entry : await entryOf(zip, entry.offset);
      if (!whole) throw damaged(name);
      return await extractTo(whole, target, name);
    },
  };
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
    const directory = await directoryOf(zip, name);
    return { ...openEntries(file, zip, directory, name), [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    if (error instanceof Error && error.name === "ExportError") throw error;
    throw unsafeName(error, name) ?? damaged(name);
  }
}
