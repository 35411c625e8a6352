import type { ErrorCode } from "../../model/errors.ts";

/** What people and desktops lay beside files in any folder, and office programs beside those that are open. */
const notes =
  /^(?:(?:readme|licen[cs]e|copying|notice|changelog|contributing|authors)(?:\.(?:md|markdown|txt|rst|html?))?|thumbs\.db|desktop\.ini|~\$.+)$/i;

/** First bytes of PNG, JPEG and GIF. */
const pictures = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38]];

/** Refusals that say nothing of the file's content: somebody has to look. */
const toLookAt: ReadonlySet<ErrorCode> = new Set(["E-CHANGED", "E-CONFIG", "E-DISK", "E-FILE", "E-MEM"]);

async function isPicture(path: string): Promise<boolean> {
  using file = await Deno.open(path);
  const head = new Uint8Array(4);
  const read = await file.read(head) ?? 0;
  return pictures.some((bytes) => read >= bytes.length && bytes.every((byte, at) => head[at] === byte));
}

/**
 * Whether a file that no source knows is plainly no export: its name is that of a note beside files (README, LICENSE and
 * the like, whatever a desktop writes), or it is a picture. Anything else may be an export that is damaged, or of a tool
 * nobody here knows, and is refused.
 */
export async function isNoExport(path: string, name: string, code: ErrorCode): Promise<boolean> {
  if (toLookAt.has(code)) return false;
  return notes.test(name.split("/").at(-1) ?? name) || await isPicture(path);
}
