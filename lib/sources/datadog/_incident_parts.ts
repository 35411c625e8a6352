import type { SourceRow } from "../../model/source.ts";
import { incidentsKind, vendor, withoutAddresses } from "./_datadog.ts";
import { relatedId, type Resource } from "./_resource.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { personRow } from "../_people.ts";

/** What an event of an incident says of itself. */
interface Told {
  readonly source: string;
  readonly part: string;
  readonly at: string;
  readonly kind: string;
  readonly text: string | null;
}

function eventRow(resource: Resource, incident: string, told: Told): SourceRow {
  const { source, part, at, kind, text } = told;
  return {
    table: "incident_events",
    row: {
      event_id: `${source}:${resource.id}${part}`,
      source,
      record_id: `${incidentsKind}:${incident}`,
      occurred_at: resource.attributes.instant(at, undefined),
      occurred_at_raw: resource.attributes.text(at),
      kind,
      text: text === null ? null : withoutAddresses(text),
    },
  };
}

/** One impact of an incident: that it began, and that it ended. */
export function impact(resource: Resource): Mapped {
  const { id, attributes } = resource;
  const incident = relatedId(resource, "incident");
  if (id === null || incident === null) return missing(id === null ? "id" : "relationships.incident");
  const source = "datadog_incident_impacts";
  const text = attributes.text("description");
  const begun = { source, part: "#start", at: "start_at", kind: "impact_start", text };
  const ended = { source, part: "#end", at: "end_at", kind: "impact_end", text };
  const end = attributes.text("end_at") === null ? [] : [eventRow(resource, incident, ended)];
  return { rows: [eventRow(resource, incident, begun), ...end] };
}

/** A link of an incident: its postmortem, or whatever else somebody put there. */
export function attachment(resource: Resource): Mapped {
  const { id, attributes } = resource;
  const incident = relatedId(resource, "incident");
  if (id === null || incident === null) return missing(id === null ? "id" : "relationships.incident");
  const linked = attributes.object("attachment");
  const text = [linked.text("title"), linked.text("documentUrl")].filter((part) => part !== null).join(" ");
  const kind = attributes.text("attachment_type") ?? "link";
  const told = { source: "datadog_incident_attachments", part: "", at: "modified", kind, text };
  return { rows: [eventRow(resource, incident, told)] };
}

/** What a Slack channel, a ticket or a meeting is called and where it is, as text. */
function linkText(link: Fields): string {
  const names = ["channel_name", "issuekey", "name", "title", "redirect_url", "meeting_url", "url"];
  return names.flatMap((name) => link.text(name) ?? []).join(" ");
}

/** Where else an incident is worked on: Slack channels, Jira issues, meetings. */
export function integration(resource: Resource): Mapped {
  const { id, attributes } = resource;
  const incident = attributes.text("incident_id");
  if (id === null || incident === null) return missing(id === null ? "id" : "incident_id");
  const metadata = attributes.object("metadata");
  const links = Object.keys(metadata.values).flatMap((name) => metadata.list(name)).map(linkText);
  const text = links.filter((link) => link !== "").join("\n") || null;
  const told = { source: "datadog_incident_integrations", part: "", at: "created", kind: "link", text };
  return { rows: [eventRow(resource, incident, told)] };
}

/** An assignee is a handle (`@somebody@example.com`), or a user of another tool. */
function assignees(value: unknown): readonly SourceRow[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one): SourceRow[] => {
    const of = isJsonObject(one) ? one : { id: String(one).replace(/^@/, ""), name: null, source: vendor };
    const [source, vendorId] = [String(of["source"] ?? vendor), String(of["id"] ?? "")];
    if (vendorId === "") return [];
    return [personRow(source, vendorId, { name: typeof of["name"] === "string" ? of["name"] : null })];
  });
}

/** One to-do of an incident; done when it says since when. */
export function todo({ id, attributes }: Resource): Mapped {
  if (id === null) return missing("id");
  const title = attributes.text("content");
  if (title === null) return missing("content");
  const people = assignees(attributes.values["assignees"]);
  const row = {
    action_item_id: `datadog_incident_todos:${id}`,
    source: "datadog_incident_todos",
    incident_ref: attributes.text("incident_id"),
    title: withoutAddresses(title),
    status: attributes.text("completed") === null ? "proposed" : "done",
    owner_id: String(people[0]?.row["person_id"] ?? "") || null,
    created_at: attributes.instant("created", undefined),
    due_at: attributes.instant("due_date", undefined),
    completed_at: attributes.instant("completed", undefined),
    updated_at: attributes.instant("modified", undefined),
  };
  return { rows: [{ table: "action_items", row }, ...people] };
}
