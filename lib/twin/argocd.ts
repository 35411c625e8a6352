import { iso } from "./_clock.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import type { Company } from "./company.ts";
import { type Deployment, deploymentsOf } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";
import type { Service } from "./services.ts";

const environments = ["production", "staging"] as const;

function sourceOf({ repo }: Service, targetRevision: string): unknown {
  return { repoURL: "https://git.example/larkspur/config.git", path: repo, targetRevision };
}

function historyOf(deployments: readonly Deployment[]): readonly unknown[] {
  const succeeded = deployments.filter(({ outcome }) => outcome === "success");
  return succeeded.map(({ service, sha, ref, startedAt, finishedAt }, id) => ({
    id,
    revision: sha,
    deployStartedAt: iso(startedAt),
    deployedAt: iso(finishedAt),
    source: sourceOf(service, ref),
    initiatedBy: { automated: true },
  }));
}

function operationOf({ service, sha, ref, outcome, startedAt, finishedAt }: Deployment): unknown {
  const phases = { success: "Succeeded", failure: "Failed", error: "Error" } as const;
  return {
    operation: { initiatedBy: { automated: true }, sync: { revision: sha } },
    phase: outcome === null ? "Running" : phases[outcome],
    startedAt: iso(startedAt),
    finishedAt: outcome === null ? undefined : iso(finishedAt),
    syncResult: { revision: sha, source: sourceOf(service, ref) },
  };
}

function* applications(company: Company): Generator<ListItem> {
  for (const service of company.services) {
    const all = deploymentsOf(service, company);
    for (const environment of environments) {
      const deployments = all.filter((deployment) => deployment.environment === environment);
      const last = deployments.at(-1);
      if (!last) continue;
      const json = {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: {
          name: `${service.repo}-${environment}`,
          namespace: "argocd",
          labels: { "app.kubernetes.io/name": service.repo },
        },
        spec: {
          destination: { namespace: environment, server: "https://kubernetes.default.svc" },
          project: "default",
          revisionHistoryLimit: 10_000,
          source: sourceOf(service, last.ref),
        },
        status: {
          health: { status: "Healthy" },
          history: historyOf(deployments),
          operationState: operationOf(last),
          sync: { status: "Synced" },
        },
      };
      yield { json };
    }
  }
}

/** Deployments Argo CD still knows: those that succeeded, and the last of each application however it ended. */
export function syncsKept(company: Company): readonly Deployment[] {
  return company.services.flatMap((service) =>
    environments.flatMap((environment) => {
      const deployments = deploymentsOf(service, company).filter((one) => one.environment === environment);
      return deployments.filter((one, at) => one.outcome === "success" || at === deployments.length - 1);
    })
  );
}

/** The company's deployments as Argo CD keeps them: an application for each service and environment, with its history. */
export function argocdFiles(company: Company): readonly ExportText[] {
  return [{
    path: "raw/argocd/applications.json",
    source: "argocd_applications",
    pieces: () => jsonList(applications(company), "items"),
  }];
}
