import type { Source } from "../model/source.ts";
import { mapBuild, mapJob } from "./_jenkins_job.ts";
import { vendorStream } from "./_vendor_stream.ts";

/** The log of a connector that copied Jenkins' records. */
export const jenkinsStream: Source = vendorStream({
  kind: "jenkins_stream",
  title: "Jenkins records (connector log)",
  vendor: "jenkins",
  streams: { builds: mapBuild, jobs: mapJob },
  others: [],
});
