import type { SmallMultiplesRow } from "./small_multiples_row.ts";

const date = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** Places on the horizontal axis, the same for all panels: dates in order of time, labels in the order they occur. */
export function placesOf(rows: readonly SmallMultiplesRow[]): string[] {
  const places = [...new Set(rows.map((row) => row.x))];
  return places.every((place) => date.test(place)) ? places.sort() : places;
}

/** What stands at a place: "6 Jul" for a date, "Jul 2026" where the dates span more than a year. */
export function placeLabel(place: string, places: readonly string[]): string {
  const instant = new Date(place);
  if (!places.every((other) => date.test(other)) || Number.isNaN(instant.valueOf())) return place;
  const years = new Set(places.map((other) => other.slice(0, 4)));
  return instant.toLocaleDateString("en-GB", {
    timeZone: "UTC",
    month: "short",
    ...(years.size > 1 ? { year: "numeric" } : { day: "numeric" }),
  });
}
