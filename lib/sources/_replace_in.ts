import { isJsonObject } from "./_json_value.ts";

/**
 * A value with parts of it replaced.
 *
 * @param replace what stands for a part, which is a member called `key` or has none; undefined to look inside it.
 */
export function replaceIn(
  value: unknown,
  replace: (part: unknown, key: string | null) => unknown,
  key: string | null = null,
): unknown {
  const shown = replace(value, key);
  if (shown !== undefined) return shown;
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, replace));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaceIn(item, replace, name)]),
  );
}
