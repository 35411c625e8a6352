import type { HideNames } from "./_people.ts";
import { isJsonObject } from "./_json_value.ts";

/** A value with names taken out of all its texts. */
export function hideIn(value: unknown, hide: HideNames): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((item) => hideIn(item, hide));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hideIn(item, hide)]));
}
