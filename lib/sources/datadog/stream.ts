import type { Config } from "../../model/config.ts";
import { mapResource } from "./_mapping.ts";
import { resourceOf } from "./_resource.ts";
import type { Fields } from "../_fields.ts";
import { streamSource } from "../_stream_source.ts";
import type { Mapped } from "../_map_records.ts";

function mapRecord(fields: Fields, config: Config): Mapped {
  return mapResource(resourceOf(fields), config);
}

/** Datadog's records as a connector logs them; its samples are read with a mapping of `hindcast.yaml`. */
export const datadogStream = streamSource({
  vendor: "datadog",
  title: "Datadog records (connector log)",
  streams: {
    incidents: mapRecord,
    users: mapRecord,
    service_level_objectives: mapRecord,
    metrics: () => ({ nothing: "a sample: map the log as metrics under tables: in hindcast.yaml" }),
  },
});
