import type { Config } from "../../model/config.ts";
import type { JiraCells } from "./_cells.ts";
import type { JiraIssue } from "./_issue.ts";
import { isFollowUpLabel, isOtherRecord, type IssueRole, roleOfType } from "./_words.ts";

/** Which issues of a file are incidents, and which issues hang on them. */
export class JiraLinks {
  readonly #incidents = new Set<string>();
  readonly #keyById = new Map<string, string>();

  constructor(issues: readonly JiraCells[], config: Config) {
    for (const cells of issues) {
      const [key] = cells.get("issue key") ?? [];
      const [id] = cells.get("issue id") ?? [];
      const [type = ""] = cells.get("issue type") ?? [];
      if (key === undefined) continue;
      if (id !== undefined) this.#keyById.set(id, key);
      if (roleOfType(type, config) === "incident") this.#incidents.add(key);
    }
  }

  /** Keys an issue is linked to, its parent last. */
  #linked(issue: JiraIssue): readonly string[] {
    const parents = issue.all(/^parent(?: id| key)?$/).map((parent) => this.#keyById.get(parent) ?? parent);
    return [...issue.all(/^(?:in|out)ward issue link/), ...parents].filter((key) => /-\d+$/.test(key));
  }

  /** The incident an issue hangs on: one of the file, else the first issue it is linked to. */
  incidentOf(issue: JiraIssue): string | null {
    const linked = this.#linked(issue);
    return linked.find((key) => this.#incidents.has(key)) ?? linked[0] ?? null;
  }

  /** What an issue is: by its type, else by a label, or by a link to an incident of the file. */
  roleOf(issue: JiraIssue): IssueRole {
    const type = issue.text("issue type") ?? "";
    const role = roleOfType(type, issue.config);
    if (role !== "other" || isOtherRecord(type)) return role;
    const isFollowUp = issue.all(/^labels$/).some(isFollowUpLabel) ||
      this.#linked(issue).some((key) => this.#incidents.has(key));
    return isFollowUp ? "action" : "other";
  }
}
