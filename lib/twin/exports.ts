import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import { githubFiles } from "./github.ts";
import { pagerdutyFiles } from "./pagerduty.ts";
import { postmortemFiles } from "./postmortems.ts";
import { prometheusFiles } from "./prometheus.ts";
import { slackFiles } from "./slack.ts";
import { tableFiles } from "./tables.ts";

/** Every file the company's tools export, in the order to write them: bulk ones are made while they are read, once. */
export function exportsOf(company: Company): readonly ExportText[] {
  return [
    ...pagerdutyFiles(company),
    ...githubFiles(company),
    ...slackFiles(company),
    ...postmortemFiles(company),
    ...tableFiles(company),
    ...prometheusFiles(company),
  ];
}
