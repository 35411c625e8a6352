import type { Fields } from "./_fields.ts";
import { isJsonObject } from "./_json_value.ts";
import { personId } from "./_person.ts";

/** Tool all Squadcast ids belong to. */
export const vendor = "squadcast";

/** Source of incidents; events name their incident by it. */
export const incidentsKind = "squadcast_incidents";

/** A stamp; Squadcast writes the first instant of the year 1 where there is none. */
export function stamp(fields: Fields, name: string, zone: string | undefined): string | null {
  return fields.text(name)?.startsWith("0001-01-01T") ? null : fields.instant(name, zone);
}

/** A value for `extra`: ids of people as pseudonyms. */
export function withoutPeople(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPeople);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "created_by" && typeof item === "string" ? personId(vendor, item) : withoutPeople(item),
    ]),
  );
}
