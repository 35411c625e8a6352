import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { peopleIn, vendor } from "./_rootly.ts";
import { incidentOf, type RootlyPage } from "./_page.ts";
import { retrospectiveRows, retrospectivesKind } from "./_retrospective.ts";
import { rootlySource } from "./_source.ts";

function mapRetrospective(record: Fields, page: RootlyPage, _: Config, once: Once): Mapped {
  const id = record.text("id");
  if (id === null) return missing("id");
  const people = peopleIn(record.values);
  const rows = retrospectiveRows(record, id, incidentOf(record, page), hidingNames(vendor, people));
  return { rows: [...rows, ...once.rows(personRows(vendor, people))] };
}

/** `GET /v1/post_mortems` of Rootly: retrospectives with their text. */
export const rootlyRetrospectives: Source = rootlySource({
  kind: retrospectivesKind,
  title: "Rootly retrospectives",
  types: ["incident_post_mortems"],
  fits: (attributes) => attributes.has("title", "status"),
  map: mapRetrospective,
});
