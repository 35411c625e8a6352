import type { Source } from "../../model/source.ts";
import { mapCommit } from "./_commit.ts";
import { mapIssue } from "./_issue.ts";
import type { Mapping } from "../_map_records.ts";
import { mapJob } from "./_job.ts";
import { mapRelease } from "./_release.ts";
import { mapRequest } from "./_request.ts";
import { mapRun } from "./_run.ts";
import { githubSideKinds } from "./_side.ts";
import { streamSource } from "../_stream_source.ts";

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
