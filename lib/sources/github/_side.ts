import { personRows } from "./_github.ts";
import type { SideKind } from "../_side_records.ts";

/** What GitHub exports beside what changes or breaks; the more specific shapes first. */
export const githubSideKinds: readonly SideKind[] = [
  { what: "a repository", has: ["full_name", "default_branch", "forks_url"] },
  { what: "an organisation", has: ["login", "members_url", "hooks_url"] },
  { what: "a user", has: ["login", "followers_url", "type"], people: personRows },
  { what: "a milestone", has: ["open_issues", "closed_issues", "due_on"] },
  { what: "a project", has: ["columns_url", "number"] },
  { what: "a workflow", has: ["path", "badge_url", "state"] },
  { what: "a tag", has: ["name", "zipball_url", "tarball_url", "commit.sha"] },
  { what: "a branch", has: ["name", "commit.sha", "protected"] },
  { what: "a label", has: ["name", "color", "default"] },
  { what: "figures of a pull request", has: ["number", "mergeable_state", "changed_files"] },
  { what: "a comment on a change", has: ["diff_hunk", "body"] },
  { what: "a comment on an issue", has: ["issue_url", "body", "reactions"] },
  { what: "a review of a pull request", has: ["user", "state", "body", "commit_id"] },
  { what: "an event of an issue", has: ["event", "actor", "commit_id", "created_at"] },
];
