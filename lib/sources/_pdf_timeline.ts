import { readWhen } from "./_postmortem_when.ts";

type Role = "alone" | "text" | "timed";

function roleOf(line: string): Role {
  const when = readWhen(line.trim());
  if (when === null || when.clock === null) return "text";
  return when.rest.trim() === "" ? "alone" : "timed";
}

/** Lines from `at` up to the next one with a time. */
function followers(roles: readonly Role[], at: number): number {
  const next = roles.findIndex((role, index) => index > at && role !== "text");
  return (next < 0 ? roles.length : next) - at - 1;
}

/**
 * A time that stands alone in the middle of its words: a cell of a table whose lines were centred. As many lines come
 * before it as after it; the rest belongs to the entry before.
 */
function before(roles: readonly Role[], at: number, free: number, isFirst: boolean): number {
  if (isFirst) return free;
  const after = followers(roles, at);
  const next = roles.slice(at + 1).find((role) => role !== "text");
  return Math.min(free, next === "alone" ? Math.floor(after / 2) : after);
}

/** Puts times that stand alone in front of their words, among the lines of a paragraph of a timeline. */
export function centredTimes(lines: readonly string[]): string[] {
  const roles = lines.map(roleOf);
  const out: string[] = [];
  let free = 0;
  let isFirst = true;
  for (const [at, line] of lines.entries()) {
    if (roles[at] === "alone") {
      const own = out.splice(out.length - before(roles, at, free, isFirst));
      out.push([line.trim(), ...own.map((each) => each.trim())].join(" "));
    } else out.push(line);
    free = roles[at] === "text" ? free + 1 : 0;
    isFirst &&= roles[at] === "text";
  }
  return out;
}
