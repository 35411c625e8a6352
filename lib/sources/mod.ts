import type { Config } from "../model/config.ts";
import type { BulkSource, Source } from "../model/source.ts";
import { prometheusQueryRange } from "./prometheus_query_range.ts";
import { tableSources } from "./table.ts";

/** Every kind of export, the mappings of `hindcast.yaml` among them. A new vendor is one file and one line here. */
export function allSources(config: Config): readonly (Source | BulkSource)[] {
  return [
    prometheusQueryRange,
    ...tableSources(config),
  ];
}
