import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";

const full = /no space left|ENOSPC|disk (?:is )?full|not enough (?:disk )?space|max_temp_directory_size/i;

/** Whether something failed because the disk has no room. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && !(error instanceof ExportError) && full.test(error.message);
}

function freeMb(folder: string): string {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return `${(bavail * bsize / 2 ** 20).toFixed(1)} MB are free`;
  } catch {
    return "how much is free cannot be told";
  }
}

/** Says that the disk below a warehouse is full; any other error is handed back as it is. */
export function diskError(error: unknown, path: string, folder: string, needed: number): unknown {
  if (!isDiskFull(error)) return error;
  const need = `about ${Math.max(1, Math.ceil(2 * needed / 2 ** 20))} MB are needed`;
  return new ExportError(
    "E-DISK",
    refusal({
      action: "load",
      thing: folder,
      reason: `the disk of ${path} is full: ${freeMb(dirname(path))}, ${need}`,
      remedy: "Make room and load again; what was loaded before is kept",
    }),
    { cause: error },
  );
}
