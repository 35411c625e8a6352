import { type HideNames, hidingNames } from "../_people.ts";
import { personId } from "../_person.ts";
import { vendor } from "./_zoom.ts";

/**
 * Hides the names a meeting's file shows: of several words wherever they stand, of one word only behind an `@`, for
 * "mark" and "will" are words too.
 */
export function hidingSpeakers(names: Iterable<string>): HideNames {
  const all = [...names];
  const whole = all.filter((name) => /\s/.test(name));
  const single = new Set(all.filter((name) => !/\s/.test(name)));
  const hide = hidingNames(vendor, new Map(whole.map((name) => [name, name])));
  return (text) =>
    hide(text)?.replace(
      /@([^\s@]+?)(?=[.,:;!?)]*(?:\s|$))/gu,
      (mention, name: string) => single.has(name) ? `@${personId(vendor, name)}` : mention,
    ) ?? null;
}
