import type { Fields } from "../_fields.ts";
import { personId } from "../_person.ts";
import { replaceIn } from "../_replace_in.ts";

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
  return replaceIn(
    value,
    (part, key) => key === "created_by" && typeof part === "string" ? personId(vendor, part) : undefined,
  );
}
