import { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";

/** Tool all Buildkite ids belong to. */
export const vendor = "buildkite";

/** The record of an edge of a GraphQL answer (`{"node": {...}}`); of the REST API, the record itself. */
export function nodeOf(fields: Fields): Fields {
  const node = fields.values["node"];
  return isJsonObject(node) ? new Fields(node, fields.defects) : fields;
}

/** A stamp under its name in the REST API, or under that in GraphQL: `created_at`, `createdAt`. */
export function stamp(fields: Fields, name: string, zone: string | undefined): string | null {
  const camel = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return fields.instant(name, zone) ?? fields.instant(camel, zone);
}
