import { jsonList, type ListItem } from "./_json_list.ts";
import type { Company } from "./company.ts";
import { type Deployment, deploymentsOf } from "./deployments.ts";
import type { ExportText } from "./export_text.ts";

/** A list of deployments for each repository, newest first as APIs answer, in the envelope of a tool. */
export function deploymentFiles(
  company: Company,
  { tool, source, member = null, tail = "", write }: {
    readonly tool: string;
    readonly source: string;
    readonly member?: string | null;
    /** What stands behind the records, from its comma on. */
    readonly tail?: string;
    readonly write: (deployment: Deployment, number: number, company: Company) => unknown;
  },
): readonly ExportText[] {
  function* items(deployments: readonly Deployment[]): Generator<ListItem> {
    for (let at = deployments.length - 1; at >= 0; at--) {
      yield { json: write(deployments[at] as Deployment, at + 1, company) };
    }
  }
  return company.services.map((service) => ({
    path: `raw/${tool}/${service.repo}.json`,
    source,
    pieces: () => jsonList(items(deploymentsOf(service, company)), member, tail),
  }));
}
