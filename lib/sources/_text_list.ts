import type { Fields } from "./_fields.ts";

/** The texts of an array of texts; none where the field holds anything else. */
export function textList(fields: Fields, name: string): readonly string[] {
  const value = fields.values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string" && item !== "") : [];
}
