import { basename, dirname, join } from "node:path";
import process from "node:process";

/** A folder beside the edition in which one process writes the next one, or `.old`: the edition it moved aside. */
const leftover = /^\.(\d+)-[0-9a-f]{8}\.partial(\.old)?$/;

/** Names the folder a review writes into: by its process, so that others can tell whether it still lives. */
export function partialOf(out: string): string {
  return `${out}.${Deno.pid}-${crypto.randomUUID().slice(0, 8)}.partial`;
}

function lives(pid: number): boolean {
  try {
    // Signal 0 reaches nobody: it only asks whether there is somebody.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== "ESRCH";
  }
}

async function namesBeside(out: string): Promise<string[]> {
  try {
    return (await Array.fromAsync(Deno.readDir(dirname(out)))).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return [];
    throw error;
  }
}

/**
 * Clears away what reviews that were killed left beside an edition. One that was killed between moving the earlier
 * edition aside and putting the new one in its place left none: the earlier one is put back.
 */
export async function clearLeftovers(out: string): Promise<void> {
  for (const name of await namesBeside(out)) {
    const found = name.startsWith(basename(out)) ? leftover.exec(name.slice(basename(out).length)) : null;
    if (!found || lives(Number(found[1]))) continue;
    const path = join(dirname(out), name);
    if (found[2] !== undefined && !await Deno.stat(out).then(() => true, () => false)) {
      await Deno.rename(path, out);
    } else await Deno.remove(path, { recursive: true });
  }
}
