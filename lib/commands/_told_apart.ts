import { cleanText } from "../model/clean_text.ts";

/** At most so many are listed. */
const most = 5;

/** Incidents by id, day and title, for a message that asks which one is meant. */
export function toldApart(
  incidents: readonly {
    readonly incidentId: string;
    readonly day: string | null;
    readonly title: string | null;
  }[],
): string {
  const listed = incidents.slice(0, most).map(({ incidentId, day, title }) =>
    `${incidentId} (${day?.slice(0, 10) ?? "no start"}, "${
      cleanText(title ?? "without a title").slice(0, 60)
    }")`
  );
  const more = incidents.length - listed.length;
  return [...listed, ...more > 0 ? [`${more} more`] : []].join(" or ");
}
