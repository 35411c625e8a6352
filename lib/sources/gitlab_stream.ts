import type { Source } from "../model/source.ts";
import { mapCommit } from "./_gitlab_commit.ts";
import { mapDeployment } from "./_gitlab_deployment.ts";
import { mapIssue } from "./_gitlab_issue.ts";
import { mapRelease } from "./_gitlab_release.ts";
import { mapRequest } from "./_gitlab_request.ts";
import { mapJob, mapPipeline } from "./_gitlab_run.ts";
import { gitlabSideKinds } from "./_gitlab_side.ts";
import { streamSource } from "./_stream_source.ts";

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
