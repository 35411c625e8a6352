import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import { tellings } from "./tellings.ts";

/** Tools the company works with: they tell the committed sample. */
const ownTools = [
  "pagerduty",
  "github",
  "slack",
  "postmortems",
  "alerts",
  "changes",
  "status_page",
  "servicedesk",
  "tracker",
  "prometheus",
];

/**
 * Every file that tools export of the company, in the order to write them: bulk ones are made while they are read, once.
 *
 * @param tools keys of {@link tellings}; default: those of the company itself.
 */
export function exportsOf(company: Company, tools: readonly string[] = ownTools): readonly ExportText[] {
  return tools.flatMap((tool) => tellings[tool]?.(company) ?? []);
}
