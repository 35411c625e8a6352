import type { Source } from "../model/source.ts";
import { mapCommit } from "./_github_commit.ts";
import { mapIssue } from "./_github_issue.ts";
import { mapJob } from "./_github_job.ts";
import { mapRelease } from "./_github_release.ts";
import { mapRequest } from "./_github_request.ts";
import { mapRun } from "./_github_run.ts";
import { githubSideKinds } from "./_github_side.ts";
import { vendorStream } from "./_vendor_stream.ts";

/** The log of a connector that copied GitHub's records. */
export const githubStream: Source = vendorStream({
  kind: "github_stream",
  title: "GitHub records (connector log)",
  vendor: "github",
  streams: {
    commits: mapCommit,
    issues: mapIssue,
    pull_request_commits: mapCommit,
    pull_requests: mapRequest,
    releases: mapRelease,
    workflow_jobs: mapJob,
    workflow_runs: mapRun,
  },
  others: githubSideKinds,
});
