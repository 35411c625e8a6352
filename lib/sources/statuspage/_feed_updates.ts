import { findElement, type HtmlElement, htmlTree, textIn } from "../_html_tree.ts";
import { type Instant, readInstant } from "../_instant.ts";
import { zoneCalled } from "../_zone_called.ts";

/** What a page told at one time. */
export interface FeedUpdate {
  /** As the page's API has it: `resolved`, `in_progress`. */
  readonly word: string;
  readonly body: string;
  /** The time as it is shown, without a year: `Nov 19, 18:14 UTC`. */
  readonly shown: string;
  readonly at: Instant;
}

const dayMs = 86_400_000;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const stamp = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{2}:\d{2}) ([A-Z]{2,5}|[+-]\d{2}(?::?\d{2})?)$/;
const noStamp: Instant = { code: "E-DATE", reason: "it is no time as status pages show it" };

/** A shown time in a year: by the offset it names, or in the zone that its letters are configured to mean. */
function inYear(shown: string, year: number, zone: string | undefined): Instant {
  const [, month = "", day = "", time, letters = ""] = stamp.exec(shown) ?? [];
  const number = months.indexOf(month) + 1;
  if (time === undefined || number === 0) return noStamp;
  const wall = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")} ${time}`;
  if (/^(?:UTC|GMT|[+-].*)$/.test(letters)) return readInstant(`${wall} ${letters}`, undefined);
  const read = readInstant(wall, zone);
  const called = "at" in read && zone !== undefined ? zoneCalled(read.at, zone) : null;
  if (called === null || called === letters) return read;
  return { code: "E-ZONE", reason: `the clocks of ${zone} are called ${called} then, and not ${letters}` };
}

function millisecondsOf(instant: Instant): number {
  return "at" in instant ? Date.parse(instant.at) : NaN;
}

/** The reading of a shown time that lies nearest to when the entry was changed last. */
function nearest(shown: string, changed: number, zone: string | undefined): Instant {
  const year = new Date(changed).getUTCFullYear();
  const distance = (instant: Instant) => Math.abs(millisecondsOf(instant) - changed);
  const readings = [year, year - 1, year + 1].map((any) => inYear(shown, any, zone));
  const [first = noStamp] = readings;
  return readings.filter((one) => "at" in one).toSorted((one, other) => distance(one) - distance(other))[0] ??
    first;
}

/** The last reading of a shown time that lies no more than a day after the update above it. */
function before(shown: string, above: number, zone: string | undefined): Instant {
  const year = new Date(above + dayMs).getUTCFullYear();
  const same = inYear(shown, year, zone);
  return millisecondsOf(same) > above + dayMs ? inYear(shown, year - 1, zone) : same;
}

function paragraphs(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : child.name === "p" ? [child] : paragraphs(child)
  );
}

/** The parts of an update: when, in which state, and what. */
function partsOf(paragraph: HtmlElement): { shown: string; word: string; body: string } | null {
  const when = findElement(paragraph, ({ name }) => name === "small");
  const state = findElement(paragraph, ({ name }) => name === "strong");
  if (!when || !state) return null;
  const [shown, said] = [textIn(when).replaceAll(" ,", ","), textIn(state)];
  const whole = textIn(paragraph);
  const body = whole.slice(whole.indexOf(said, textIn(when).length) + said.length).replace(
    /^\s*[-–—]\s*/,
    "",
  );
  return { shown, word: said.toLowerCase().replaceAll(/\s+/g, "_"), body };
}

/**
 * The updates that an entry of a feed shows, the latest first. They name no year: the latest lies nearest to when the
 * entry was changed, and each further one before the one above it.
 *
 * @param changed milliseconds since 1970.
 * @param zone IANA zone that the letters of times mean; undefined where none is configured.
 */
export function feedUpdates(
  html: string,
  changed: number,
  zone: string | undefined,
  thing: string,
): readonly FeedUpdate[] {
  const updates: FeedUpdate[] = [];
  let above = NaN;
  for (const paragraph of paragraphs(htmlTree(html, thing))) {
    const parts = partsOf(paragraph);
    if (!parts) continue;
    const at = Number.isNaN(above) ? nearest(parts.shown, changed, zone) : before(parts.shown, above, zone);
    updates.push({ ...parts, at });
    if ("at" in at) above = millisecondsOf(at);
  }
  return updates;
}
