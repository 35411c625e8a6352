import type { ChangeRow } from "../../../lib/analyses/changes/rows.ts";
import { type Company, createCompany } from "../../../lib/twin/company.ts";
import { deploymentsOf } from "../../../lib/twin/deployments.ts";

const seconds = (milliseconds: number) => milliseconds / 1000;

function rowOf(
  service: string,
  kind: string,
  changes: readonly { startedAt: number; finishedAt: number }[],
): ChangeRow {
  return {
    service,
    kind,
    ids: [],
    startedS: changes.map(({ startedAt }) => seconds(startedAt)),
    finishedS: changes.map(({ finishedAt }) => seconds(finishedAt)),
    dependsOn: [],
  };
}

/** Rows of the synthetic company: migrations bring incidents; deployments, flags and settings only keep office hours. */
export function twinRows(company: Company): ChangeRow[] {
  const incidents = company.incidents.filter(({ kind }) => kind === "incident");
  return company.services.flatMap((service): ChangeRow[] => {
    const own = incidents.filter((incident) => incident.service === service);
    const changes = company.changes.filter((change) => change.service === service);
    const deployments = deploymentsOf(service, company).filter(({ environment }) =>
      environment === "production"
    );
    const starts = own.map(({ createdAt }) => seconds(createdAt));
    return [
      {
        service: service.name,
        kind: null,
        ids: own.map(({ id }) => id),
        startedS: starts,
        finishedS: [],
        dependsOn: [],
      },
      rowOf(service.name, "deployment", deployments),
      ...["migration", "flag", "config"].map((kind) =>
        rowOf(service.name, kind, changes.filter((change) => change.kind === kind))
      ),
    ].filter(({ startedS }) => startedS.length > 0);
  });
}

/** Share of incidents that migrations brought. */
export function broughtIn({ incidents }: Company): number {
  const real = incidents.filter(({ kind }) => kind === "incident");
  return real.filter(({ triggeredBy }) => triggeredBy !== null).length / real.length;
}

export function companyOf(seed: number, scale: "sample" | "S"): Company {
  return createCompany({ seed, scale });
}
