import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { filledLists } from "../_filled_lists.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonRecords, type Mapping } from "../_map_records.ts";
import { Once } from "../_once.ts";
import { refusingNaive } from "../_refuse_naive.ts";
import { incidentsKind } from "./_statuspage.ts";
import { mapIncident } from "./_incident.ts";
import { mapComponent } from "./components.ts";

const lists: Readonly<Record<string, Mapping>> = {
  components: mapComponent,
  incidents: mapIncident,
  scheduled_maintenances: mapIncident,
};

/** Components may fill the start of a page, so that what stands behind them is not seen. */
function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const isPage = json.kind("$.page") === "object" && json.has("$.components[0].only_show_if_degraded");
  const hasMore = !head.complete || json.has("$.incidents") || json.has("$.scheduled_maintenances");
  return isPage && hasMore ? { sure: 0.97, why: "components with Statuspage's page and incidents" } : null;
}

async function count(file: ExportFile): Promise<number> {
  const counts = await Promise.all(Object.keys(lists).map((name) => countJsonRecords(file, name)));
  return counts.reduce((sum, records) => sum + records, 0);
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const once = new Once();
  const filled = await filledLists(file, Object.keys(lists));
  for (const [name, map] of Object.entries(lists).filter(([name]) => filled.includes(name))) {
    yield* mapJsonRecords(file, name, (fields) => map(fields, file.config, once));
  }
}

/** `summary.json` of a public page of Statuspage: its components, and the incidents and maintenances that are not over. */
export const statuspageSummary: Source = {
  kind: "statuspage_summary",
  title: "Statuspage summary",
  recognise,
  count,
  read: (file) => refusingNaive(file, incidentsKind, read(file)),
};
