import type { Source } from "../model/source.ts";
import { mapBuild } from "./_buildkite_build.ts";
import { buildkiteSideKinds } from "./_buildkite_side.ts";
import { vendorStream } from "./_vendor_stream.ts";

/** The log of a connector that copied Buildkite's records. */
export const buildkiteStream: Source = vendorStream({
  kind: "buildkite_stream",
  title: "Buildkite records (connector log)",
  vendor: "buildkite",
  streams: { builds: mapBuild },
  others: buildkiteSideKinds,
});
