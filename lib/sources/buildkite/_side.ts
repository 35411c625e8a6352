import type { SideKind } from "../_side_records.ts";

/** What Buildkite exports beside builds. */
export const buildkiteSideKinds: readonly SideKind[] = [
  { what: "an organisation", has: ["slug", "pipelines_url", "agents_url"] },
  { what: "a pipeline", has: ["node.slug", "node.repository"] },
  { what: "a pipeline", has: ["slug", "repository", "organization"] },
  { what: "a pipeline", has: ["slug", "builds_url"] },
  { what: "the name of a pipeline", has: ["slug"], only: true },
];
