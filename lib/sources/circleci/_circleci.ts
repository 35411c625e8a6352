import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { lookUp } from "../_look_up.ts";
import { canonicalOutcome, canonicalService, type ChangeStatus } from "../_words.ts";

/** Tool all CircleCI ids belong to. */
export const vendor = "circleci";

/** CircleCI's own words for workflows and jobs. */
const own: Readonly<Record<string, ChangeStatus>> = {
  blocked: "in_progress",
  errored: "failed",
  failing: "in_progress",
  "infrastructure fail": "failed",
  "not running": "in_progress",
  "on hold": "in_progress",
  "terminated unknown": "failed",
  unauthorized: "failed",
};

/** Our word for where a workflow or a job stands. */
export function outcomeOf(word: string | null, config: Config): ChangeStatus | null {
  return canonicalOutcome(word, config, own);
}

/** The service a project is: by its slug (`gh/shop/payments`) where the configuration knows it, else by its last part. */
export function serviceOf(fields: Fields, config: Config): string | null {
  const slug = fields.text("project_slug");
  if (slug === null) return null;
  const known = lookUp(config.words.services, slug) ??
    lookUp(config.words.services, slug.replace(/^[^/]+\//, ""));
  return known ?? canonicalService(slug.split("/").at(-1), config);
}
