import type { Source } from "../model/source.ts";
import { mapJob } from "./_circleci_job.ts";
import { mapPipeline } from "./_circleci_pipeline.ts";
import { circleciSideKinds } from "./_circleci_side.ts";
import { mapWorkflow } from "./_circleci_workflow.ts";
import { vendorStream } from "./_vendor_stream.ts";

/** The log of a connector that copied CircleCI's records. */
export const circleciStream: Source = vendorStream({
  kind: "circleci_stream",
  title: "CircleCI records (connector log)",
  vendor: "circleci",
  streams: { jobs: mapJob, pipelines: mapPipeline, workflows: mapWorkflow },
  others: circleciSideKinds,
});
