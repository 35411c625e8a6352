import type { ExportFile, Head, Recognition, Source } from "../model/source.ts";
import { countJsonRecords } from "./_json_count.ts";
import { jsonHead } from "./_json_head.ts";
import { placeOf } from "./_json_place.ts";
import { wholeAsList } from "./_json_whole.ts";
import { mapJsonRecords } from "./_map_records.ts";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = ["$[0]", "$"].find((path) => json.kind(path) === "object");
  const isDowntime = base !== undefined &&
    json.has(`${base}.scope`, `${base}.monitor_tags`, `${base}.start`, `${base}.downtime_type`);
  return isDowntime ? { sure: 0.95, why: "Datadog's downtimes by their scope and monitor_tags" } : null;
}

async function asList(file: ExportFile): Promise<ExportFile> {
  return await placeOf(file, "id") === "$" ? file : wholeAsList(file);
}

/** `GET /api/v1/downtime`: when monitors are kept quiet. */
export const datadogDowntimes: Source = {
  kind: "datadog_downtimes",
  title: "Datadog downtimes",
  recognise,
  count: async (file) => await countJsonRecords(await asList(file), "$"),
  async *read(file) {
    const nothing = "monitors are kept quiet for a while: neither an incident nor a change";
    yield* mapJsonRecords(await asList(file), "$", () => ({ nothing }));
  },
};
