import { deploymentFiles } from "./_deployment_files.ts";
import { uuidOf } from "./_vendor_ids.ts";
import type { Company } from "./company.ts";
import type { Deployment } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";

const states = { success: "passed", failure: "failed", error: "failed" } as const;

function stamp(at: number): string {
  return new Date(at).toISOString();
}

function build(told: Deployment, number: number): unknown {
  const { id, service, outcome, environment, sha, ref, createdAt, startedAt, finishedAt } = told;
  const slug = `${service.repo}-deploy`;
  return {
    id: uuidOf(`build/${id}`),
    url: `https://api.buildkite.com/v2/organizations/larkspur/pipelines/${slug}/builds/${number}`,
    web_url: `https://buildkite.com/larkspur/${slug}/builds/${number}`,
    number,
    state: outcome === null ? "running" : states[outcome],
    blocked: false,
    message: `Deploy ${ref}`,
    commit: sha,
    branch: "main",
    tag: ref,
    env: { DEPLOY_ENV: environment },
    source: "api",
    creator: null,
    created_at: stamp(createdAt),
    scheduled_at: stamp(createdAt),
    started_at: stamp(startedAt),
    finished_at: outcome === null ? null : stamp(finishedAt),
    pipeline: {
      slug,
      name: `${service.repo} deploy`,
      repository: `git@git.example:larkspur/${service.repo}.git`,
    },
    jobs: [],
  };
}

/** The company's deployments as builds of Buildkite. */
export function buildkiteFiles(company: Company): readonly ExportText[] {
  return deploymentFiles(company, { tool: "buildkite", source: "buildkite_builds", write: build });
}
