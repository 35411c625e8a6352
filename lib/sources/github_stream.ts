import type { Source } from "../model/source.ts";
import { mapCommit } from "./_github_commit.ts";
import { mapIssue } from "./_github_issue.ts";
import type { Mapping } from "./_map_records.ts";
import { mapJob } from "./_github_job.ts";
import { mapRelease } from "./_github_release.ts";
import { mapRequest } from "./_github_request.ts";
import { mapRun } from "./_github_run.ts";
import { githubSideKinds } from "./_github_side.ts";
import { streamSource } from "./_stream_source.ts";

/** The stream of issues lists pull requests too, and tells less of them than the stream they have of their own. */
const mapIssueAlone: Mapping = (fields, config, once) =>
  Object.hasOwn(fields.values, "pull_request")
    ? { nothing: "a pull request, of which its own stream tells more" }
    : mapIssue(fields, config, once);

/** The log of a connector that copied GitHub's records. */
export const githubStream: Source = streamSource({
  vendor: "github",
  title: "GitHub records (connector log)",
  streams: {
    commits: mapCommit,
    issues: mapIssueAlone,
    pull_request_commits: mapCommit,
    pull_requests: mapRequest,
    releases: mapRelease,
    workflow_jobs: mapJob,
    workflow_runs: mapRun,
  },
  others: githubSideKinds,
});
