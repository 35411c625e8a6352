import type { Config } from "../../model/config.ts";
import type { ExportFile, Head, Recognition, Source, SourceRow } from "../../model/source.ts";
import { tagged } from "./_datadog.ts";
import type { Fields } from "../_fields.ts";
import { filledLists } from "../_filled_lists.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { placeOf } from "../_json_place.ts";
import { wholeAsList } from "../_json_whole.ts";
import { mapJsonRecords, type Mapped } from "../_map_records.ts";
import { canonicalService, canonicalTeam } from "../_words.ts";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  if (json.has("$.counts", "$.metadata") || json.has("$.counts.status", "$.counts.type")) {
    return { sure: 0.9, why: "a search for monitors with Datadog's counts" };
  }
  const base = ["$[0]", "$"].find((path) => json.kind(path) === "object");
  const isMonitor = base !== undefined && json.has(`${base}.id`, `${base}.query`, `${base}.type`) &&
    json.kind(`${base}.options`) === "object" && json.has(`${base}.message`);
  return isMonitor ? { sure: 0.95, why: "monitors with Datadog's query and options" } : null;
}

interface Placed {
  readonly file: ExportFile;
  readonly place: string;
}

/** A monitor asked for by its id stands alone; a search begins with counts that may fill the start of the file. */
async function placed(file: ExportFile): Promise<readonly Placed[]> {
  const place = await placeOf(file, "id", "counts");
  if (place === "$") return [{ file, place }];
  if (place === "id") return [{ file: wholeAsList(file), place: "$" }];
  const lists = await filledLists(file, ["monitors", "groups"]);
  return lists.map((name) => ({ file, place: name }));
}

/** A monitor says whose a service is, where its tags do; what it found comes as events. */
function mapMonitor(fields: Fields, config: Config): Mapped {
  const tags = fields.values["tags"];
  const team = canonicalTeam(tagged(tags, "team")[0], config);
  const [first, ...rest] = tagged(tags, "service").map((raw): SourceRow => ({
    table: "services",
    row: { service: canonicalService(raw, config), team, source: "datadog_monitors" },
  }));
  if (first === undefined) {
    return { nothing: "an alert rule that names no service: what it found is in the events" };
  }
  return { rows: [first, ...rest] };
}

/** `GET /api/v1/monitor`, one monitor, or a search for them: rules, which tell of services and no more. */
export const datadogMonitors: Source = {
  kind: "datadog_monitors",
  title: "Datadog monitors",
  recognise,
  count: async (given) => {
    const counts = (await placed(given)).map(({ file, place }) => countJsonRecords(file, place));
    return (await Promise.all(counts)).reduce((sum, records) => sum + records, 0);
  },
  async *read(given) {
    for (const { file, place } of await placed(given)) {
      yield* mapJsonRecords(file, place, (fields) => mapMonitor(fields, given.config));
    }
  },
};
