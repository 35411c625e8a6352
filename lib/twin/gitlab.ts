import { iso } from "./_clock.ts";
import { deploymentFiles } from "./_deployment_files.ts";
import type { Company } from "./company.ts";
import type { Deployment } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";

const statuses = { success: "success", failure: "failed", error: "failed" } as const;

/** The same instant as clocks two hours ahead show it: stamps of runners carry an offset, those of the server do not. */
function ahead(at: number): string {
  return `${iso(at + 2 * 3_600_000).replace("Z", ".000+02:00")}`;
}

function deployment(told: Deployment, number: number): unknown {
  const { id, service, outcome, environment, sha, ref, createdAt, startedAt, finishedAt } = told;
  const web = `https://gitlab.example/larkspur/${service.repo}/-`;
  const status = outcome === null ? "running" : statuses[outcome];
  return {
    id,
    iid: number,
    ref,
    sha,
    status,
    created_at: iso(createdAt),
    updated_at: iso(outcome === null ? startedAt : finishedAt),
    environment: { id: 1, name: environment, external_url: null },
    user: { id: 1, username: "deployer_bot", name: "Deployer" },
    deployable: {
      id: id * 10,
      name: `deploy-${environment}`,
      stage: "deploy",
      status,
      created_at: iso(createdAt),
      started_at: ahead(startedAt),
      finished_at: outcome === null ? null : ahead(finishedAt),
      pipeline: { id: id * 100, sha, ref, status, web_url: `${web}/pipelines/${id * 100}` },
      web_url: `${web}/jobs/${id * 10}`,
    },
  };
}

/** The company's deployments as GitLab lists them, a file a project. */
export function gitlabFiles(company: Company): readonly ExportText[] {
  return deploymentFiles(company, { tool: "gitlab", source: "gitlab_deployments", write: deployment });
}
