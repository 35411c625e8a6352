import type { HideNames } from "./_people.ts";
import { replaceIn } from "./_replace_in.ts";

/** A value with names taken out of all its texts. */
export function hideIn(value: unknown, hide: HideNames): unknown {
  return replaceIn(value, (part) => typeof part === "string" ? hide(part) : undefined);
}
