import type { Source } from "../../model/source.ts";
import { mapJob } from "./_job.ts";
import { mapPipeline } from "./_pipeline.ts";
import { circleciSideKinds } from "./_side.ts";
import { mapWorkflow } from "./_workflow.ts";
import { streamSource } from "../_stream_source.ts";

/** The log of a connector that copied CircleCI's records. */
export const circleciStream: Source = streamSource({
  vendor: "circleci",
  title: "CircleCI records (connector log)",
  streams: { jobs: mapJob, pipelines: mapPipeline, workflows: mapWorkflow },
  others: circleciSideKinds,
});
