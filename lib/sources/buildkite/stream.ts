import type { Source } from "../../model/source.ts";
import { mapBuild } from "./_build.ts";
import { buildkiteSideKinds } from "./_side.ts";
import { streamSource } from "../_stream_source.ts";

/** The log of a connector that copied Buildkite's records. */
export const buildkiteStream: Source = streamSource({
  vendor: "buildkite",
  title: "Buildkite records (connector log)",
  streams: { builds: mapBuild },
  others: buildkiteSideKinds,
});
