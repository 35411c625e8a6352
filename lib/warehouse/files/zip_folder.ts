import type { Config } from "../../model/config.ts";
import { ExportError } from "../../model/errors.ts";
import { type Found, isIgnored } from "./folder.ts";
import { type AnySource, isPackedFolder } from "../recognise/recognise.ts";
import { type OpenZip, openZip } from "./_zip.ts";
import { freeBuffer } from "./buffers.ts";

/** A zip of more files than this is no handful of exports: it is refused as one, not file by file. */
const mostEntries = 10_000;

/** Files of which some lie in zips that stay open. */
export interface OpenedZips extends AsyncDisposable {
  readonly files: readonly Found[];
}

function isExport(entry: string): boolean {
  return !entry.startsWith("__MACOSX/") && !entry.split("/").some(isIgnored);
}

async function unpack(zip: OpenZip, entry: string, target: string): Promise<void> {
  const small = zip.unpack(entry);
  if (small === null) {
    await zip.extract(entry, target);
    return;
  }
  await Deno.writeFile(target, small);
  freeBuffer(small);
}

/** An open zip that is a folder of files; null for a file that is none, or that has to be refused as a whole. */
async function openFolder(
  { path, name }: Found,
  sources: readonly AnySource[],
  config: Config,
): Promise<OpenZip | null> {
  if (!/\.zip$/i.test(name)) return null;
  try {
    // What is no regular file is refused when its turn comes, and never opened: a pipe would be waited for.
    if (!(await Deno.lstat(path)).isFile) return null;
    const zip = await openZip(path, name);
    const head = { path: name, text: "", entries: zip.names, complete: true };
    const isFolder = zip.names.length <= mostEntries && zip.names.some(isExport);
    if (isFolder && isPackedFolder(head, sources, config)) return zip;
    await zip[Symbol.asyncDispose]();
    return null;
  } catch (error) {
    // What is wrong with it is said when its turn comes.
    const isUnreadable = [Deno.errors.NotFound, Deno.errors.PermissionDenied, Deno.errors.NotCapable]
      .some((kind) => error instanceof kind);
    if (error instanceof ExportError || isUnreadable) return null;
    throw error;
  }
}

/**
 * Puts the files of a zip in its place where no source knows the zip itself: each is recognised, known and taken or
 * refused as if it lay in a folder of the zip's name. A zip with one entry that may not be unpacked stays one file, and
 * is refused.
 */
export async function openZips(
  found: readonly Found[],
  sources: readonly AnySource[],
  config: Config,
): Promise<OpenedZips> {
  const zips: OpenZip[] = [];
  const files: Found[] = [];
  for (const file of found) {
    const zip = await openFolder(file, sources, config);
    if (zip === null) {
      files.push(file);
      continue;
    }
    zips.push(zip);
    for (const entry of zip.names.filter(isExport)) {
      files.push({
        path: file.path,
        name: `${file.name}/${entry}`,
        unpack: (target) => unpack(zip, entry, target),
      });
    }
  }
  return {
    files,
    async [Symbol.asyncDispose]() {
      for (const zip of zips) await zip[Symbol.asyncDispose]();
    },
  };
}
