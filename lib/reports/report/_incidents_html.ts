import { cleanName } from "../../narrative/clean_name.ts";
import type { IncidentPlace } from "./incident_places.ts";
import { detailsHtml, inert, tableHtml } from "./_html.ts";

/** Incidents of one service that the page lists. */
const mostIncidents = 200;

function incidentRow({ incidentId, title, severity, startedAt, places }: IncidentPlace) {
  return [
    startedAt.slice(0, 16).replace("T", " "),
    severity === null ? "" : String(severity),
    title === null ? "" : cleanName(title),
    cleanName(incidentId),
    { html: places.map((place) => inert(place)).join("<br>") },
  ];
}

function serviceHtml(service: string | null, incidents: readonly IncidentPlace[]): string {
  const listed = incidents.slice(0, mostIncidents);
  const name = service === null ? "no service named" : cleanName(service);
  const told = listed.length < incidents.length
    ? `${listed.length} of ${incidents.length}`
    : String(incidents.length);
  return detailsHtml(
    `${name}: ${told}`,
    tableHtml(["began (UTC)", "severity", "title", "id", "where it stands"], listed.map(incidentRow), [
      "severity",
    ]),
  );
}

/** The incidents of the period by service, each with the lines of the exports that tell of it. */
export function incidentsHtml(incidents: readonly IncidentPlace[]): string {
  const byService = [...Map.groupBy(incidents, ({ service }) => service)]
    .toSorted(([, a], [, b]) => b.length - a.length);
  return byService.map(([service, own]) => serviceHtml(service, own)).join("\n");
}
