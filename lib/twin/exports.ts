import { alertFiles } from "./alerts_csv.ts";
import { changesFile } from "./changes_csv.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import { githubFiles } from "./github.ts";
import { pagerdutyFiles } from "./pagerduty.ts";
import { postmortemFiles } from "./postmortems.ts";
import { prometheusFiles } from "./prometheus.ts";
import { slackFiles } from "./slack.ts";
import { statusFile } from "./status_page.ts";
import { deskFile } from "./servicedesk.ts";
import { trackerFile } from "./tracker.ts";

/** Every file the company's tools export, in the order to write them: bulk ones are made while they are read, once. */
export function exportsOf(company: Company): readonly ExportText[] {
  return [
    ...pagerdutyFiles(company),
    ...githubFiles(company),
    ...slackFiles(company),
    ...postmortemFiles(company),
    ...alertFiles(company),
    changesFile(company),
    statusFile(company),
    deskFile(company),
    trackerFile(company),
    ...prometheusFiles(company),
  ];
}
