import type { JsonObject } from "./_json_value.ts";

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * What an export says beyond the columns of a table, as JSON with sorted keys; null where nothing is left.
 *
 * @param shown what to show of a value: pseudonyms for people, say.
 */
export function extraJson(
  values: JsonObject,
  keeps: (key: string) => boolean,
  shown: (value: unknown) => unknown = (value) => value,
): string | null {
  const keys = Object.keys(values).filter((key) => keeps(key) && !isEmpty(values[key])).sort();
  return keys.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(keys.map((key) => [key, shown(values[key])])));
}
