import type { Config } from "../model/config.ts";
import { mapResource } from "./_datadog_mapping.ts";
import { resourceOf } from "./_datadog_resource.ts";
import type { Fields } from "./_fields.ts";
import { listStream } from "./_list_stream.ts";
import type { Mapped } from "./_map_records.ts";

const resources = (config: Config) => (fields: Fields): Mapped => mapResource(resourceOf(fields), config);

/** Datadog's records as a connector logs them; its samples are read with a mapping of `hindcast.yaml`. */
export const datadogStream = listStream({
  vendor: "datadog",
  title: "Datadog records (connector log)",
  streams: {
    incidents: resources,
    users: resources,
    service_level_objectives: resources,
    metrics: () => () => ({ nothing: "a sample: map the log as metrics under tables: in hindcast.yaml" }),
  },
});
