import { drawOf, isInPanel } from "../model/label_panel.ts";
import { day, exportedAt, minute } from "./_clock.ts";
import { csv, type Line } from "./_csv.ts";
import { streamOf } from "./_draw.ts";
import type { Company } from "./company.ts";
import type { Incident } from "./incident.ts";
import { pagerCoverage } from "./pagerduty.ts";

/** Whose `by` the labels carry: a file with rows of anybody else is somebody's work. */
export const labeller = "lark";

const header = ["incident_id", "role", "category", "evidence", "labelled_at", "by", "note"];
const [most, ofPanel] = [90, 40];

interface Named {
  readonly incident: Incident;
  /** As a load of the company's own pager exports names it. */
  readonly id: string;
}

/** Incidents whose records are whole, each by the best export it stands in. */
function namedIncidents(company: Company): Named[] {
  const { rest, analytics, legacy } = pagerCoverage(company);
  const names = new Map<Incident, string>();
  for (
    const [kind, incidents] of [["csv", legacy], ["analytics", analytics], ["rest_incidents", rest]] as const
  ) {
    for (const incident of incidents) names.set(incident, `pagerduty_${kind}:${incident.id}`);
  }
  return [...names].map(([incident, id]) => ({ incident, id }))
    .filter(({ incident: { cause, defect } }) => cause !== null && defect === null);
}

function lineOf({ incident: { cause, causeTold }, id }: Named, at: number): Line {
  // People read the postmortem, which puts a mistake right; where no text says why, they cannot tell.
  const category = causeTold === "silent" ? "unknown" : cause;
  const labelledAt = `${new Date(exportedAt + day + at * minute).toISOString().slice(0, 16)}Z`;
  return { cells: [id, "cause", category, "", labelledAt, labeller, ""] };
}

/**
 * What people of the company decided about the causes of some incidents, as `causes.csv` of labels holds it: those they
 * were asked about because they stand for all, and others as they came.
 */
export function causeLabels(company: Company): string {
  const named = namedIncidents(company);
  const panel = named.filter(({ id }) => isInPanel(id)).sort((one, other) =>
    drawOf(one.id) - drawOf(other.id)
  )
    .slice(0, ofPanel);
  const others = streamOf(company.seed, "labels").shuffle(named.filter(({ id }) => !isInPanel(id)));
  const lines = [...panel, ...others.slice(0, most - panel.length)].map(lineOf);
  return [...csv(header, lines)].map(({ text }) => text).join("");
}
