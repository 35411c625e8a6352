import type { Source } from "../../model/source.ts";
import { mapBuild, mapJob } from "./_job.ts";
import { streamSource } from "../_stream_source.ts";

/** The log of a connector that copied Jenkins' records. */
export const jenkinsStream: Source = streamSource({
  vendor: "jenkins",
  title: "Jenkins records (connector log)",
  streams: { builds: mapBuild, jobs: mapJob },
  others: [],
});
