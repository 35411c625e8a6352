import { wallTime } from "./_zone.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Day, month, year, hour and minute as the clocks of a zone show them. */
function shown(at: number, zone: string) {
  const [, year = "", month = "", day = "", hours = "", minutes = ""] =
    /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)/.exec(wallTime(at, zone)) ?? [];
  return { year, month: Number(month), day: Number(day), hours: Number(hours), minutes };
}

/** `14/Jul/25 3:42 PM`, to the minute. */
export function twelveHourTime(at: number, zone: string): string {
  const { year, month, day, hours, minutes } = shown(at, zone);
  const half = hours < 12 ? "AM" : "PM";
  return `${day}/${months[month - 1]}/${year.slice(2)} ${hours % 12 || 12}:${minutes} ${half}`;
}

/** `29/2/2016 01:16`, to the minute. */
export function dayFirstTime(at: number, zone: string): string {
  const { year, month, day, hours, minutes } = shown(at, zone);
  return `${day}/${month}/${year} ${String(hours).padStart(2, "0")}:${minutes}`;
}
