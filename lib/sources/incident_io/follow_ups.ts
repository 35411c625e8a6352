import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { incidentRecordId, issueReference, peopleIn, personOf, vendor } from "./_incident_io.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { canonicalActionStatus, canonicalTeam } from "../_words.ts";

const kind = "incident_io_follow_ups";

/** What a label says the follow-up is for. */
function remedyOf(fields: Fields): string | null {
  const words = fields.texts("labels").map((label) => label.toLowerCase());
  return words.find((word) => /^(?:prevent|mitigate|detect|process)$/.test(word)) ?? null;
}

function mapFollowUp(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  const title = fields.text("title");
  if (id === null || title === null) return missing(id === null ? "id" : "title");
  const people = peopleIn(fields.values);
  const row = {
    action_item_id: `${kind}:${id}`,
    source: kind,
    incident_ref: incidentRecordId(fields.text("incident_id")),
    title: hidingNames(vendor, people)(title) ?? title,
    kind: remedyOf(fields),
    status: canonicalActionStatus(fields.text("status"), config),
    status_raw: fields.text("status"),
    owner_id: personOf(fields.object("assignee")),
    team: canonicalTeam(fields.object("assignee_team").text("name"), config),
    priority: fields.object("priority").text("name"),
    reference: issueReference(fields.object("external_issue_reference"))?.replace(/^jira:/, "") ?? null,
    created_at: fields.instant("created_at", undefined),
    completed_at: fields.instant("completed_at", undefined),
    updated_at: fields.instant("updated_at", undefined),
  };
  return { rows: [{ table: "action_items", row }, ...once.rows(personRows(vendor, people))] };
}

/** `GET /v2/follow_ups` of incident.io: what is to be done after an incident. */
export const incidentIoFollowUps: Source = jsonListSource({
  kind,
  title: "incident.io follow-ups",
  members: ["follow_ups", "follow_up"],
  why: "follow-ups with incident.io's words of status",
  fits: (first) =>
    first.has("id", "title", "incident_id") && first.lacks("type") &&
    /^(?:outstanding|completed|deleted|not_doing)$/.test(first.text("status")),
  map: mapFollowUp,
});
