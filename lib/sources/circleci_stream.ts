import type { Source } from "../model/source.ts";
import { mapJob } from "./_circleci_job.ts";
import { mapPipeline } from "./_circleci_pipeline.ts";
import { circleciSideKinds } from "./_circleci_side.ts";
import { mapWorkflow } from "./_circleci_workflow.ts";
import { streamSource } from "./_stream_source.ts";

/** The log of a connector that copied CircleCI's records. */
export const circleciStream: Source = streamSource({
  vendor: "circleci",
  title: "CircleCI records (connector log)",
  streams: { jobs: mapJob, pipelines: mapPipeline, workflows: mapWorkflow },
  others: circleciSideKinds,
});
