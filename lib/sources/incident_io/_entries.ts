import type { Fields } from "../_fields.ts";

/** The value of one entry of a custom field or an attribute, whatever type the organisation gave it. */
function valueOf(value: Fields): string | null {
  return value.object("value_catalog_entry").text("name") ?? value.object("value_option").text("value") ??
    value.text("value_text") ?? value.text("value_link") ?? value.text("value_numeric");
}

/** Values of the custom fields whose name matches. */
export function customValues(incident: Fields, name: RegExp): readonly string[] {
  return incident.list("custom_field_entries")
    .filter((entry) => name.test(entry.object("custom_field").text("name") ?? ""))
    .flatMap((entry) => entry.list("values").flatMap((value) => valueOf(value) ?? []));
}

/** Custom fields by name, for `extra`. */
export function customFields(incident: Fields): Readonly<Record<string, readonly string[]>> {
  const entries = incident.list("custom_field_entries").map((entry) => [
    entry.object("custom_field").text("name") ?? "",
    entry.list("values").flatMap((value) => valueOf(value) ?? []),
  ]);
  return Object.fromEntries(entries);
}

function labelOf(value: Fields): string | null {
  return value.object("catalog_entry").text("name") ?? value.text("label") ?? value.text("literal");
}

/** Values of the attributes of an alert whose name matches. */
export function attributeValues(alert: Fields, name: RegExp): readonly string[] {
  return alert.list("attributes")
    .filter((entry) => name.test(entry.object("attribute").text("name") ?? ""))
    .flatMap((entry) => [...entry.list("array_value").map(labelOf), labelOf(entry.object("value"))])
    .filter((value) => value !== null);
}

/** The first of the organisation's timestamps whose name matches, in UTC. */
export function timestampNamed(incident: Fields, name: RegExp): string | null {
  for (const entry of incident.list("incident_timestamp_values")) {
    const at = name.test(entry.object("incident_timestamp").text("name") ?? "")
      ? entry.object("value").instant("value", undefined)
      : null;
    if (at !== null) return at;
  }
  return null;
}

/** All timestamps by name, for `extra`. */
export function timestamps(incident: Fields): Readonly<Record<string, unknown>> {
  const entries = incident.list("incident_timestamp_values").map((entry) => [
    entry.object("incident_timestamp").text("name") ?? "",
    entry.object("value").values["value"],
  ]);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string"));
}

/** Seconds of the duration metric whose name matches; a value that is not up to date is none. */
export function durationNamed(incident: Fields, name: RegExp): number | null {
  const metric = incident.list("duration_metrics").find((each) =>
    name.test(each.object("duration_metric").text("name") ?? "") &&
    (each.text("status") ?? "success") === "success"
  );
  return metric?.number("value_seconds") ?? null;
}
