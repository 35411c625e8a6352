import { deploymentFiles } from "./_deployment_files.ts";
import type { Company } from "./company.ts";
import type { Deployment } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";

function build(told: Deployment, number: number): unknown {
  const { service, outcome, environment, sha, ref, startedAt, finishedAt } = told;
  const isBuilding = outcome === null;
  return {
    _class: "org.jenkinsci.plugins.workflow.job.WorkflowRun",
    actions: [
      { _class: "hudson.model.CauseAction", causes: [{ shortDescription: "Started by an SCM change" }] },
      {},
      {
        _class: "hudson.plugins.git.util.BuildData",
        lastBuiltRevision: { SHA1: sha, branch: [{ name: `refs/tags/${ref}` }] },
        remoteUrls: [`git@git.example:larkspur/${service.repo}.git`],
      },
    ],
    building: isBuilding,
    duration: isBuilding ? 0 : finishedAt - startedAt,
    fullDisplayName: `larkspur » ${service.repo} » deploy-${environment} #${number}`,
    number,
    result: isBuilding ? null : outcome === "success" ? "SUCCESS" : "FAILURE",
    timestamp: startedAt,
    url: `https://ci.example/job/larkspur/job/${service.repo}/job/deploy-${environment}/${number}/`,
  };
}

/** The company's deployments as builds of Jenkins, times in milliseconds. */
export function jenkinsFiles(company: Company): readonly ExportText[] {
  return deploymentFiles(company, {
    tool: "jenkins",
    source: "jenkins_builds",
    member: "builds",
    write: build,
  });
}
