import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import type { HideNames } from "../_people.ts";

/** Source of retrospectives. */
export const retrospectivesKind = "rootly_retrospectives";

/** Content is HTML; headings and paragraphs are kept as lines. */
function plainText(html: string | null): string | null {
  const text = html?.replaceAll(/<(?:br|\/p|\/h\d|\/li|\/tr)[^>]*>/gi, "\n").replaceAll(/<[^>]+>/g, "")
    .replaceAll("&nbsp;", " ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
    .replaceAll(/\n\s*\n\s*/g, "\n\n").trim();
  return text ? text : null;
}

/** A retrospective as the document it is, and its text as one section. */
export function retrospectiveRows(
  record: Fields,
  id: string,
  incident: string | null,
  hide: HideNames,
): readonly [SourceRow, ...SourceRow[]] {
  const attributes = record.object("attributes");
  const postmortem_id = `${retrospectivesKind}:${id}`;
  const text = hide(attributes.text("content_markdown") ?? plainText(attributes.text("content")));
  const startedAt = attributes.instant("started_at", undefined);
  const row = {
    postmortem_id,
    source: retrospectivesKind,
    title: hide(attributes.text("title")),
    date: startedAt?.slice(0, 10) ?? null,
    zone: startedAt === null ? null : "UTC",
    started_at: startedAt,
    resolved_at: attributes.instant("resolved_at", undefined),
    status: attributes.text("status"),
    url: attributes.text("url"),
    incident_ref: incident,
    missing: "timeline: it stands in the incident's events",
  };
  const first: SourceRow = { table: "postmortems", row };
  if (text === null) return [first];
  const section = { postmortem_id, position: 1, heading: null, kind: "other", text };
  return [first, { table: "postmortem_sections", row: section }];
}
