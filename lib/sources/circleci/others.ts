import type { Source } from "../../model/source.ts";
import { circleciSideKinds } from "./_side.ts";
import { sideSource } from "../_side_records.ts";

/** What CircleCI exports beside what changes: projects, organisations, results of tests. */
export const circleciOthers: Source = sideSource({
  kind: "circleci_others",
  title: "CircleCI's other records",
  kinds: circleciSideKinds,
});
