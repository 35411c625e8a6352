import { type Instant, readInstant } from "./_instant.ts";

/** Whether 4/5/2026 is in May or in April. */
export type DateOrder = "day_first" | "month_first";

const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? (.+)|T(.+))?$/;
const dayNamed = /^(\d{1,2})[/ .-]+([a-z]{3,9})\.?[/ ,.-]+(\d{4}|\d{2})(?:,? (.+))?$/i;
const monthNamed = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:,? (.+))?$/i;
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:,? (.+))?$/;
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?$/i;

const months = "january february march april may june july august september october november december"
  .split(" ");

/** 1 to 12 of an English name, whole or begun (`Jul`, `Sept`); 0 for any other word. */
function monthNumber(name: string): number {
  return months.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

function time(written: string | undefined): string | null {
  if (written === undefined) return "00:00:00";
  const found = clock.exec(written.trim());
  if (!found) return null;
  const [, hour = "", minute, second = "00", half] = found;
  const isTwelve = half !== undefined;
  if (isTwelve && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const shown = isTwelve ? Number(hour) % 12 + (/p/i.test(half) ? 12 : 0) : Number(hour);
  return `${String(shown).padStart(2, "0")}:${minute}:${second}`;
}

function two(part: string | number): string {
  return String(part).padStart(2, "0");
}

interface Parts {
  readonly year: string;
  readonly month: number;
  readonly day: string;
  readonly time: string | undefined;
}

function partsOf(text: string, order: DateOrder | null): Parts | null {
  const numbers = numeric.exec(text);
  if (numbers) {
    const [, first = "", separator, second = "", year = "", spaced, joined] = numbers;
    // Only countries that put the day first write dots.
    const isDayFirst = separator === "." || order === "day_first";
    const [day, month] = isDayFirst ? [first, second] : [second, first];
    return { year, month: Number(month), day, time: spaced ?? joined };
  }
  const named = dayNamed.exec(text);
  if (named) {
    const [, day = "", name = "", year = "", rest] = named;
    return { year, month: monthNumber(name), day, time: rest };
  }
  const american = monthNamed.exec(text);
  if (american) {
    const [, name = "", day = "", year = "", rest] = american;
    return { year, month: monthNumber(name), day, time: rest };
  }
  const [, year, month, day = "", rest] = yearFirst.exec(text) ?? [];
  return year === undefined ? null : { year, month: Number(month), day, time: rest };
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** Orders in which a date made of numbers is a date; null where nothing depends on the order. */
export function possibleOrders(text: string): readonly DateOrder[] | null {
  const [, first, separator, second] = numeric.exec(plain(text)) ?? [];
  if (first === undefined || separator === "." || first === second) return null;
  const orders: DateOrder[] = [];
  if (Number(second) <= 12) orders.push("day_first");
  if (Number(first) <= 12) orders.push("month_first");
  return orders;
}

/**
 * Reads a stamp as tools show it to people: ISO 8601, `14/Jul/25 3:42 PM`, `Jul 14, 2025 15:42`, `14.07.2025 15:42`, and
 * `6/21/2025 16:14` in the order the file was found to have.
 *
 * @param zone of stamps without an offset; undefined where none is configured.
 * @param order null where no stamp of the file depends on it.
 */
export function readLocalStamp(text: string, zone: string | undefined, order: DateOrder | null): Instant {
  const parts = partsOf(plain(text), order);
  if (!parts) return readInstant(plain(text), zone);
  const at = time(parts.time);
  if (parts.month === 0 || at === null) return { code: "E-DATE", reason: "it is not a date and time" };
  const year = parts.year.length === 2 ? `20${parts.year}` : parts.year;
  return readInstant(`${year}-${two(parts.month)}-${two(parts.day)} ${at}`, zone);
}
