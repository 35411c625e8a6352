import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { canonicalOutcome, type ChangeStatus } from "../_words.ts";

/** Tool all Jenkins ids belong to. */
export const vendor = "jenkins";

/** Folders and name of a job out of an address (`/job/shop/job/deploy/12/`), outermost first; empty where it has none. */
export function jobPath(address: string | null): readonly string[] {
  const found = [...(address ?? "").matchAll(/\/?\bjob\/([^/]+)/g)];
  return found.map(([, name]) => {
    try {
      return decodeURIComponent(name ?? "");
    } catch {
      return name ?? "";
    }
  });
}

const branch = /^(?:(?:CHANGE|MR|PR)-\d+|(?:bugfix|dependabot|feature|hotfix|release|renovate)[-/%].*)$/;

/** The path without its last part where that is the job of a branch or a pull request: its parent is the project. */
export function projectOf(path: readonly string[], isBranch: boolean): readonly string[] {
  const last = path.at(-1) ?? "";
  return path.length > 1 && (isBranch || branch.test(last)) ? path.slice(0, -1) : path;
}

/** Folders and name of a job out of the full name of a build: `shop » deploy #12`. */
export function displayedPath(fullDisplayName: string | null): readonly string[] {
  if (fullDisplayName === null) return [];
  return fullDisplayName.replace(/\s+#\d+\S*\s*$/, "").split("»").map((part) => part.trim());
}

/** Jenkins' own words for stages; those of builds every tool shares. */
const own: Readonly<Record<string, ChangeStatus>> = {
  "paused pending input": "in_progress",
  "not executed": "cancelled",
};

/** Our word for the result of a build or a stage; one that still runs is in progress whatever its result says by then. */
export function outcomeOf(word: string | null, isBuilding: boolean, config: Config): ChangeStatus | null {
  return isBuilding ? "in_progress" : canonicalOutcome(word, config, own);
}

/** The branch of a job that belongs to a repository's branches; that its parent is the project is known by its actions. */
export function isBranchJob(fields: Fields): boolean {
  return fields.list("actions").some((action) =>
    /jenkins\.(?:scm\.api|branch)\./.test(action.text("_class") ?? "") ||
    action.list("causes").some((cause) => (cause.text("_class") ?? "").startsWith("jenkins.branch."))
  );
}
