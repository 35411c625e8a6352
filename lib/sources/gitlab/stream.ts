import type { Source } from "../../model/source.ts";
import { mapCommit } from "./_commit.ts";
import { mapDeployment } from "./_deployment.ts";
import { mapIssue } from "./_issue.ts";
import { mapRelease } from "./_release.ts";
import { mapRequest } from "./_request.ts";
import { mapJob, mapPipeline } from "./_run.ts";
import { gitlabSideKinds } from "./_side.ts";
import { streamSource } from "../_stream_source.ts";

/** The log of a connector that copied GitLab's records. */
export const gitlabStream: Source = streamSource({
  vendor: "gitlab",
  title: "GitLab records (connector log)",
  streams: {
    commits: mapCommit,
    deployments: mapDeployment,
    issues: mapIssue,
    jobs: mapJob,
    merge_request_commits: mapRequest,
    merge_requests: mapRequest,
    pipelines: mapPipeline,
    releases: mapRelease,
  },
  others: gitlabSideKinds,
});
