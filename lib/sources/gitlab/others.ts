import type { Source } from "../../model/source.ts";
import { gitlabSideKinds } from "./_side.ts";
import { sideSource } from "../_side_records.ts";

/** What GitLab exports beside what changes or breaks: its users become people; projects, labels, branches are let be. */
export const gitlabOthers: Source = sideSource({
  kind: "gitlab_others",
  title: "GitLab's other records",
  kinds: gitlabSideKinds,
});
