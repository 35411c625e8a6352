import type { Source } from "../../model/source.ts";
import { buildkiteSideKinds } from "./_side.ts";
import { sideSource } from "../_side_records.ts";

/** What Buildkite exports beside builds: organisations and pipelines. */
export const buildkiteOthers: Source = sideSource({
  kind: "buildkite_others",
  title: "Buildkite's other records",
  kinds: buildkiteSideKinds,
});
