/**
 * What a zone was called at a moment: `PDT`; null where English has no short name for it.
 *
 * @param at ISO 8601 in UTC.
 */
export function zoneCalled(at: string, zone: string): string | null {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" });
  const name = format.formatToParts(new Date(at)).find(({ type }) => type === "timeZoneName")?.value;
  return name !== undefined && /^[A-Z]+$/.test(name) ? name : null;
}
