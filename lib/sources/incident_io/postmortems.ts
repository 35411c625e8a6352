import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { incidentRecordId, peopleIn, vendor } from "./_incident_io.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";

const kind = "incident_io_postmortems";

/** Address of the document: its own, else the first it was exported to. */
function urlOf(fields: Fields): string | null {
  return fields.text("document_url") ?? fields.texts("exported_urls")[0] ??
    fields.list("exported_urls")[0]?.text("url") ?? null;
}

function mapPostmortem(fields: Fields, _: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const people = peopleIn(fields.values);
  const row = {
    postmortem_id: `${kind}:${id}`,
    source: kind,
    title: hidingNames(vendor, people)(fields.text("title")),
    status: fields.text("status"),
    url: urlOf(fields),
    incident_ref: incidentRecordId(fields.text("incident_id")),
    missing: "date, timeline: the list of documents does not hold their text",
  };
  return { rows: [{ table: "postmortems", row }, ...once.rows(personRows(vendor, people))] };
}

/** incident.io's list of post-mortem documents: which incident has one, where it lies, and whether it is finished. */
export const incidentIoPostmortems: Source = jsonListSource({
  kind,
  title: "incident.io post-mortem documents",
  members: ["postmortem_documents", "postmortem_document"],
  why: "documents with incident.io's type and status",
  fits: (first) =>
    first.has("id", "incident_id") &&
    /^(?:in_progress|in_review|completed)$/.test(first.text("status")) &&
    /^(?:in_app|external)$/.test(first.text("type")),
  map: mapPostmortem,
});
