import type { Source } from "../../model/source.ts";
import { githubSideKinds } from "./_side.ts";
import { sideSource } from "../_side_records.ts";

/** What GitHub exports beside what changes or breaks: its users become people; labels, branches, reviews are let be. */
export const githubOthers: Source = sideSource({
  kind: "github_others",
  title: "GitHub's other records",
  kinds: githubSideKinds,
});
