import { isZone } from "../../model/is_zone.ts";

/** A zone as a document writes it. */
export type WrittenZone =
  | { readonly kind: "offset"; readonly offset: string; readonly name: string | null }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "ambiguous"; readonly word: string; readonly offsets: readonly string[] };

// Abbreviations that mean one thing to the people who write incident reports. The abbreviation fixes the offset,
// even where the clocks of that place showed summer time.
const fixed: Readonly<Record<string, readonly [string, string]>> = {
  PST: ["-08:00", "America/Los_Angeles"],
  PDT: ["-07:00", "America/Los_Angeles"],
  MDT: ["-06:00", "America/Denver"],
  EDT: ["-04:00", "America/New_York"],
  AKST: ["-09:00", "America/Anchorage"],
  AKDT: ["-08:00", "America/Anchorage"],
  HST: ["-10:00", "Pacific/Honolulu"],
  BRT: ["-03:00", "America/Sao_Paulo"],
  WEST: ["+01:00", "Europe/Lisbon"],
  CET: ["+01:00", "Europe/Paris"],
  CEST: ["+02:00", "Europe/Paris"],
  MEZ: ["+01:00", "Europe/Berlin"],
  MESZ: ["+02:00", "Europe/Berlin"],
  EET: ["+02:00", "Europe/Helsinki"],
  EEST: ["+03:00", "Europe/Helsinki"],
  SAST: ["+02:00", "Africa/Johannesburg"],
  MSK: ["+03:00", "Europe/Moscow"],
  PKT: ["+05:00", "Asia/Karachi"],
  SGT: ["+08:00", "Asia/Singapore"],
  HKT: ["+08:00", "Asia/Hong_Kong"],
  AWST: ["+08:00", "Australia/Perth"],
  JST: ["+09:00", "Asia/Tokyo"],
  KST: ["+09:00", "Asia/Seoul"],
  ACST: ["+09:30", "Australia/Adelaide"],
  ACDT: ["+10:30", "Australia/Adelaide"],
  AEST: ["+10:00", "Australia/Sydney"],
  AEDT: ["+11:00", "Australia/Sydney"],
  NZST: ["+12:00", "Pacific/Auckland"],
  NZDT: ["+13:00", "Pacific/Auckland"],
};

const ambiguous: Readonly<Record<string, readonly string[]>> = {
  AST: ["-04:00", "+03:00"],
  BST: ["+01:00", "+06:00", "+11:00"],
  CDT: ["-05:00", "-04:00"],
  CST: ["-06:00", "+08:00", "-05:00"],
  EST: ["-05:00", "+10:00"],
  IST: ["+05:30", "+02:00", "+01:00"],
  MST: ["-07:00", "+08:00"],
};

const phrases: readonly (readonly [RegExp, WrittenZone])[] = [
  [/(?:[A-Z]{2}\/)?Pacific(?: (?:Standard |Daylight )?Time)?\b|PT\b/y, named("America/Los_Angeles")],
  [/US[ /]Mountain(?: Time)?\b/y, named("America/Denver")],
  [/US[ /]Central(?: Time)?\b/y, named("America/Chicago")],
  [/(?:US[ /])?Eastern(?: Time)?\b|ET\b/y, named("America/New_York")],
  [/Central European Summer Time\b/y, offset("+02:00", "Europe/Paris")],
  [/Central European(?: Standard)? Time\b/y, offset("+01:00", "Europe/Paris")],
  [/Coordinated Universal Time\b/yi, offset("+00:00", "UTC")],
];

function named(name: string): WrittenZone {
  return { kind: "named", name };
}

function offset(written: string, name: string | null): WrittenZone {
  return { kind: "offset", offset: written, name };
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

// Zones at a fixed distance have names of their own for whole hours, with the sign turned round (POSIX).
function fixedName(sign: string, hours: number, minutes: number): string | null {
  if (hours === 0 && minutes === 0) return "UTC";
  return minutes === 0 && hours <= 12 ? `Etc/GMT${sign === "+" ? "-" : "+"}${hours}` : null;
}

function distance(sign: string, hours: number, minutes: number): WrittenZone | null {
  if (hours > 14 || minutes > 59) return null;
  const plain = sign === "+" ? "+" : "-";
  const digits = `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  return offset(`${plain}${digits}`, fixedName(plain, hours, minutes));
}

interface Found {
  readonly zone: WrittenZone;
  readonly end: number;
}

const universal = /(?:UTC|GMT)(?:\s?([+\-−])\s?(\d{1,2})(?::?(\d{2}))?)?(?![A-Za-z\d])|Z(?![A-Za-z\d])/yi;
const numeric = /([+\-−])(\d{2}):?(\d{2})(?![\d:])/y;
const region = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/y;
const letters = /[A-Z]{3,4}(?![A-Za-z\d])/y;

function single(text: string, at: number): Found | null {
  const distant = sticky(universal, text, at) ?? sticky(numeric, text, at);
  if (distant) {
    const [whole, sign = "+", hours = "0", minutes = "0"] = distant;
    const zone = distance(sign, Number(hours), Number(minutes));
    return zone && { zone, end: at + whole.length };
  }
  for (const [pattern, zone] of phrases) {
    const found = sticky(pattern, text, at);
    if (found) return { zone, end: at + found[0].length };
  }
  return regional(text, at) ?? abbreviated(text, at);
}

function regional(text: string, at: number): Found | null {
  const name = sticky(region, text, at)?.[0];
  return name !== undefined && isZone(name) ? { zone: named(name), end: at + name.length } : null;
}

function abbreviated(text: string, at: number): Found | null {
  const word = sticky(letters, text, at)?.[0];
  if (word === undefined) return null;
  const known = fixed[word];
  if (known) return { zone: offset(known[0], known[1]), end: at + word.length };
  const offsets = ambiguous[word];
  return offsets ? { zone: { kind: "ambiguous", word, offsets }, end: at + word.length } : null;
}

// "PST (UTC-7)": the distance says what is meant, the name says where.
function qualified(zone: WrittenZone, by: WrittenZone): WrittenZone {
  if (by.kind === "named") return by;
  if (by.kind === "ambiguous") return zone;
  if (zone.kind === "ambiguous") return by;
  if (zone.kind === "named") return zone;
  return offset(by.offset, /^Etc\/|^UTC$/.test(by.name ?? "Etc/") ? zone.name : by.name);
}

/**
 * Reads a zone that stands at a place of a text: `PST`, `CEST (UTC+2)`, `(CET)`, `US/Pacific`, `+02:00`, `GMT+2`.
 *
 * @returns the zone and where its text ends, or null where none stands there.
 */
export function readZone(text: string, at: number): Found | null {
  const open = text[at] === "(" || text[at] === "[" ? 1 : 0;
  const first = single(text, at + open);
  if (!first) return null;
  if (open) return /[)\]]/.test(text[first.end] ?? "") ? { zone: first.zone, end: first.end + 1 } : null;
  const more = sticky(/\s?[([]/y, text, first.end);
  const second = more && single(text, first.end + more[0].length);
  if (!second || !/[)\]]/.test(text[second.end] ?? "")) return first;
  return { zone: qualified(first.zone, second.zone), end: second.end + 1 };
}

const declaration =
  /\b(?:(?:all )?(?:times|timestamps|time ?zone)|(?:alle )?(?:zeiten|uhrzeiten|zeitangaben|zeitzone)|(?:toutes les )?heures|fuseau horaire|(?:todas las )?horas|zona horaria)\b(?:\s+(?:are|is|were|in|given|shown|listed|below|here|stated|the|all|zone|approximate(?:ly)?|sind|sont|son|están|en))*\s*[:=]?\s*(?:\*\*|__)?\s*(?=[([A-Za-z])/gi;

/** Reads the zone a sentence declares for all times ("All times in PST (UTC-7)"), or null where it declares none. */
export function declaredZone(text: string): WrittenZone | null {
  const start = text.slice(0, 400);
  const alone = start.replaceAll(/[*_`]/g, "").trim();
  const whole = readZone(alone, 0);
  if (whole && /^[.:]?$/.test(alone.slice(whole.end))) return whole.zone;
  for (const found of start.matchAll(declaration)) {
    const read = readZone(start, found.index + found[0].length);
    if (read) return read.zone;
  }
  return null;
}

/** Reads the zone in brackets or after a comma in a heading or a column's name: `Timeline (UTC)`, `Time, CET`, `Time UTC`. */
export function zoneOfHeading(text: string): WrittenZone | null {
  const start = text.slice(0, 200);
  for (const found of start.matchAll(/(?:[\s,:–—-]|^)(?=[([A-Z])/g)) {
    const read = readZone(start, found.index + found[0].length);
    if (read) return read.zone;
  }
  return null;
}

function observed(zone: string, year: number): string[] {
  return [1, 7].map((month) =>
    Temporal.ZonedDateTime.from({ timeZone: zone, year, month, day: 1, hour: 12 }).offset
  );
}

/** The one offset an ambiguous abbreviation can mean where a zone is known to be meant; null where none or several fit. */
export function settledOffset(
  offsets: readonly string[],
  zone: string | undefined,
  year: number,
): string | null {
  if (zone === undefined) return null;
  const seen = observed(zone, year);
  const fitting = offsets.filter((each) => seen.includes(each));
  return fitting.length === 1 ? fitting[0] ?? null : null;
}
