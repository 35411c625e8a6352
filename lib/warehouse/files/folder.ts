import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";

/** A file found below a folder. */
export interface Found {
  readonly path: string;
  /** Path below the folder, `/` between parts. */
  readonly name: string;
  /** Of a file that lies in a zip, whose path this is: lays it down at a place of ours. */
  readonly unpack?: (target: string) => Promise<void>;
}

/** Not exports: hidden files and what this project keeps beside them. */
export function isIgnored(name: string): boolean {
  return name.startsWith(".") || name === "hindcast.yaml";
}

async function walk(folder: string, below: string, found: Found[]): Promise<void> {
  for await (const entry of Deno.readDir(folder)) {
    if (isIgnored(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) await walk(path, `${below}${entry.name}/`, found);
    else found.push({ path, name: `${below}${entry.name}` });
  }
}

/** Every export below a folder in the order of their names, or the one file that was named. */
export async function exportsIn(folder: string): Promise<readonly Found[]> {
  try {
    const info = await Deno.lstat(folder);
    if (!info.isDirectory) return [{ path: folder, name: folder.split("/").at(-1) ?? folder }];
    const found: Found[] = [];
    await walk(folder.replace(/\/+$/, ""), "", found);
    return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied) {
      const reason = error instanceof Deno.errors.NotFound ? "there is no such folder" : "it may not be read";
      throw new ExportError(
        "E-FILE",
        refusal({ action: "load", thing: folder, reason, remedy: "Name the folder your exports are in" }),
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

/** Size of a file, 0 where it cannot be told: what is wrong with it is said when its turn comes. */
export async function sizeOf({ path }: Found): Promise<number> {
  return await Deno.lstat(path).then(({ size }) => size, () => 0);
}

/** Reading a file as large as this takes more memory than all that is held later. */
const largeBytes = 4 * 2 ** 20;

/** Large files first, while nothing else is held yet, so that the one need not come on top of the other. */
export async function largeFirst(files: readonly Found[]): Promise<readonly Found[]> {
  const large = new Set<Found>();
  for (const file of files) if (await sizeOf(file) >= largeBytes) large.add(file);
  return [...large, ...files.filter((file) => !large.has(file))];
}
