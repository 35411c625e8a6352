import type { Config } from "../../model/config.ts";
import { eventRows } from "./_event.ts";
import type { Resource } from "./_resource.ts";
import { anyInstant } from "../_epoch.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";

const placed = new Set([
  ..."title timestamp date_happened duration service monitor_id monitor monitor_groups status priority".split(
    " ",
  ),
  ..."changed_resource author evt url".split(" "),
]);

function changed(inner: Fields) {
  const resource = inner.object("changed_resource");
  const type = resource.text("type");
  return type === null ? null : { type, name: resource.text("name") };
}

/** An event of the second version of the API. Its alert lasted nanoseconds. */
export function eventV2({ id, attributes }: Resource, config: Config): Mapped {
  if (id === null) return missing("id");
  const inner = attributes.object("attributes");
  if (attributes.text("timestamp") === null && inner.text("timestamp") === null) {
    return { nothing: "a receipt, which says no more than that the event came in" };
  }
  const lasted = inner.number("duration");
  const rest = Object.entries(inner.values).filter(([name]) => !placed.has(name));
  return eventRows({
    source: "datadog_events",
    id: inner.object("evt").text("id") ?? id,
    at: anyInstant(attributes, "timestamp", undefined) ?? anyInstant(inner, "timestamp", undefined),
    title: inner.text("title"),
    text: attributes.text("message"),
    tags: attributes.values["tags"],
    status: inner.text("status"),
    priority: inner.text("priority"),
    service: inner.text("service"),
    monitorId: inner.text("monitor_id") ?? inner.object("monitor").text("id"),
    groups: inner.texts("monitor_groups").toSorted(),
    lastedS: lasted === null ? null : lasted / 1e9,
    changed: changed(inner),
    author: inner.object("author").text("name"),
    url: inner.text("url"),
    rest: Object.fromEntries(rest),
  }, config);
}
