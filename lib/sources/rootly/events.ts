import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { peopleIn, vendor } from "./_rootly.ts";
import { eventRow, eventsKind } from "./_event.ts";
import { incidentOf, type RootlyPage } from "./_page.ts";
import { rootlySource } from "./_source.ts";

function mapEvent(record: Fields, page: RootlyPage, _: Config, once: Once): Mapped {
  const incident = incidentOf(record, page);
  if (incident === null) return missing("incident_id");
  const people = peopleIn(record.values);
  const event = eventRow(record, incident, hidingNames(vendor, people));
  return event ? { rows: [event, ...once.rows(personRows(vendor, people))] } : missing("id");
}

/** `GET /v1/incidents/{id}/events` of Rootly; the incident is the one in the page's own address. */
export const rootlyEvents: Source = rootlySource({
  kind: eventsKind,
  title: "Rootly incident events",
  types: ["incident_events"],
  fits: (attributes) => attributes.has("event", "occurred_at"),
  map: mapEvent,
});
