import type { TimelineTelling } from "./rows.ts";

/** Where a telling stands: `file:line`, or `file path` where it has no line of its own; null where no file is known. */
export function placeOf(
  { file, line, path }: Pick<TimelineTelling, "file" | "line" | "path">,
): string | null {
  if (file === null) return null;
  return line === null ? path === null ? file : `${file} ${path}` : `${file}:${line}`;
}
