import { readWhen } from "./_when.ts";

type Role = "alone" | "text" | "timed";

function roleOf(line: string): Role {
  const when = readWhen(line.trim());
  if (when === null || when.clock === null) return "text";
  return when.rest.trim() === "" ? "alone" : "timed";
}

/** For each line, where the next one with a time stands. */
function nextTimes(roles: readonly Role[]): number[] {
  const next = Array.from({ length: roles.length }, () => roles.length);
  for (let at = roles.length - 2; at >= 0; at--) {
    next[at] = roles[at + 1] === "text" ? next[at + 1] ?? 0 : at + 1;
  }
  return next;
}

/**
 * A time that stands alone in the middle of its words: a cell of a table whose lines were centred. As many lines come
 * before it as after it; the rest belongs to the entry before.
 */
function before(roles: readonly Role[], at: number, next: number, free: number): number {
  const after = next - at - 1;
  return Math.min(free, roles[next] === "alone" ? Math.floor(after / 2) : after);
}

/** Puts times that stand alone in front of their words, among the lines of a paragraph of a timeline. */
export function centredTimes(lines: readonly string[]): string[] {
  const roles = lines.map(roleOf);
  const next = nextTimes(roles);
  const out: string[] = [];
  let free = 0;
  let isFirst = true;
  for (const [at, line] of lines.entries()) {
    if (roles[at] === "alone") {
      const count = isFirst ? free : before(roles, at, next[at] ?? at, free);
      const own = out.splice(out.length - count);
      out.push([line.trim(), ...own.map((each) => each.trim())].join(" "));
    } else out.push(line);
    free = roles[at] === "text" ? free + 1 : 0;
    isFirst &&= roles[at] === "text";
  }
  return out;
}
