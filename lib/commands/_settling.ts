/** How a file stands on disk. */
export interface Standing {
  readonly size: number;
  readonly changedMs: number;
}

/** Files by path, as one look found them. */
export type Look = ReadonlyMap<string, Standing>;

function isSame(one: Standing | undefined, other: Standing | undefined): boolean {
  return one?.size === other?.size && one?.changedMs === other?.changedMs;
}

function areSame(one: Look, other: Look): boolean {
  return one.size === other.size && [...one].every(([path, standing]) => isSame(standing, other.get(path)));
}

/**
 * Tells when exports are complete: something differs from the last load, and nothing has changed for as many looks as it takes.
 * A file that is still being written holds back all, so that no half of an export is read.
 */
export class Settling {
  #loaded: Look | null = null;
  #last: Look = new Map();
  #calm = 0;

  /** @param looks looks in a row that must be the same. */
  constructor(readonly looks: number) {}

  /** Whether to load now. */
  see(look: Look): boolean {
    this.#calm = areSame(look, this.#last) ? this.#calm + 1 : 0;
    this.#last = look;
    return this.#calm >= this.looks && (this.#loaded === null || !areSame(look, this.#loaded));
  }

  /** What was seen last has been loaded. */
  done(): void {
    this.#loaded = this.#last;
  }
}

/** Looks at every file below a folder. */
export async function lookAt(folder: string): Promise<Look> {
  const found = new Map<string, Standing>();
  const walk = async (path: string): Promise<void> => {
    for await (const { name, isDirectory } of Deno.readDir(path)) {
      const below = `${path}/${name}`;
      if (name.startsWith(".")) continue;
      if (isDirectory) await walk(below);
      else {
        // It may be gone by now.
        const info = await Deno.stat(below).catch(() => null);
        if (info) found.set(below, { size: info.size, changedMs: info.mtime?.getTime() ?? 0 });
      }
    }
  };
  await walk(folder);
  return found;
}
