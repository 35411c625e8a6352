import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject, type JsonObject } from "../_json_value.ts";
import { personRow } from "../_people.ts";
import { personId } from "../_person.ts";
import { replaceIn } from "../_replace_in.ts";

/** Tool all Datadog ids belong to. */
export const vendor = "datadog";

/** Source of incidents; impacts, to-dos and links name their incident by it. */
export const incidentsKind = "datadog_incidents";

/** The API writes `customer_impact_start`, its typed clients `customerImpactStart`: one spelling for both. */
export function inOneSpelling(values: JsonObject): JsonObject {
  const spelt = (name: string) =>
    name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [spelt(name), value]));
}

/** Values of the tags `key:value` of one key. */
export function tagged(tags: unknown, key: string): readonly string[] {
  if (!Array.isArray(tags)) return [];
  const values = tags.filter((tag) => typeof tag === "string" && tag.startsWith(`${key}:`))
    .map((tag) => String(tag).slice(key.length + 1));
  return [...new Set(values)].filter((value) => value !== "" && value !== "undefined");
}

const address = /@?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

/** A text with addresses of people, which Datadog uses as their handles, as pseudonyms. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(address, (_all, handle: string) => personId(vendor, handle));
}

function userId(value: JsonObject): string | null {
  const id = [value["uuid"], value["handle"], value["email"]].find((id) => typeof id === "string");
  return typeof id === "string" ? id : null;
}

function hidden(part: unknown, key: string | null): unknown {
  if (typeof part === "string") {
    return /_by_uuid$|ByUuid$/.test(key ?? "") ? personId(vendor, part) : withoutAddresses(part);
  }
  const id = isJsonObject(part) ? userId(part) : null;
  return id === null ? undefined : personId(vendor, id);
}

/** The members of a record for `extra`: people as pseudonyms, also where only a name like `created_by_uuid` says so. */
export function membersWithoutPeople(values: JsonObject): JsonObject {
  const shown = Object.entries(values).map(([name, value]) => [name, replaceIn(value, hidden, name)]);
  return Object.fromEntries(shown);
}

/** The row of a user; none where the tool gives nothing to tell the user by. */
export function userRows(id: string | null, attributes: Fields): readonly SourceRow[] {
  const vendorId = id ?? attributes.text("uuid") ?? attributes.text("handle");
  if (vendorId === null) return [];
  const name = attributes.text("name") ?? attributes.text("handle");
  return [personRow(vendor, vendorId, { name, email: attributes.text("email") })];
}
