import { iso } from "./_clock.ts";
import { pick, streamOf } from "./_draw.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import type { Company } from "./company.ts";
import { type Deployment, deploymentsOf } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";
import type { Service } from "./services.ts";

const api = (service: Service) => `https://api.github.com/repos/larkspur/${service.repo}`;

/** Whether the answers of a repository hold the statuses inside each deployment; the others have a file of their own. */
function embeds(service: Service): boolean {
  return service.index % 2 === 0;
}

function statusesOf(deployment: Deployment, withUrl: boolean): readonly Record<string, unknown>[] {
  const { service, id, environment, outcome, startedAt, finishedAt } = deployment;
  const status = (step: number, state: string, at: number) => ({
    id: id * 10 + step,
    state,
    environment,
    created_at: iso(at),
    ...(withUrl ? { deployment_url: `${api(service)}/deployments/${id}` } : {}),
  });
  const started = status(0, "in_progress", startedAt);
  return outcome === null ? [started] : [status(1, outcome, finishedAt), started];
}

function deploymentOf(deployment: Deployment, login: string): Record<string, unknown> {
  const { service, id, environment, outcome, startedAt, finishedAt } = deployment;
  return {
    id,
    sha: deployment.sha,
    ref: deployment.ref,
    task: "deploy",
    environment,
    description: null,
    creator: { login, type: "User" },
    created_at: iso(deployment.createdAt),
    updated_at: iso(outcome === null ? startedAt : finishedAt),
    statuses_url: `${api(service)}/deployments/${id}/statuses`,
    repository_url: api(service),
    ...(embeds(service) ? { statuses: statusesOf(deployment, false) } : {}),
  };
}

function* deploymentItems(service: Service, company: Company): Generator<ListItem> {
  const random = streamOf(company.seed, `logins/${service.name}`);
  const deployments = deploymentsOf(service, company);
  for (const deployment of deployments.toReversed()) {
    yield { json: deploymentOf(deployment, pick(company.people, random).login) };
  }
  if (service.index !== 0) return;
  const reason = "a deployment without an id";
  const json = { ...deploymentOf(deployments[0] as Deployment, "nobody"), id: null };
  yield { json, reject: { code: "E-ID", field: "id", reason, scope: "record" } };
}

function* statusItems(service: Service, company: Company): Generator<ListItem> {
  for (const deployment of deploymentsOf(service, company)) {
    for (const status of statusesOf(deployment, true)) yield { json: status };
  }
}

/** The code host's deployments, one file a repository, newest first as it answers. */
export function githubFiles(company: Company): readonly ExportText[] {
  return company.services.flatMap((service) => {
    const deployments = {
      path: `raw/github/deployments-${service.repo}.json`,
      source: "github_deployments",
      pieces: () => jsonList(deploymentItems(service, company), null),
    };
    if (embeds(service)) return [deployments];
    const statuses = {
      path: `raw/github/statuses-${service.repo}.json`,
      source: "github_deployment_statuses",
      pieces: () => jsonList(statusItems(service, company), null),
    };
    return [deployments, statuses];
  });
}
