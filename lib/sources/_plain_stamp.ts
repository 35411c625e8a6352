import { digitsOf, powers } from "./_plain_digits.ts";

const minus = 45;
const dot = 46;
const colon = 58;
const upperT = 84;
const upperZ = 90;
const blank = 32;

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 1970 to the first of each month of the years 2000 to 2099. */
const firstDays = Int32Array.from(
  { length: 1200 },
  (_, month) => Date.UTC(2000 + Math.floor(month / 12), month % 12) / 86_400_000,
);

function daysOfMonth(year: number, month: number): number {
  return month === 2 && year % 4 === 0 ? 29 : daysIn[month - 1] ?? 0;
}

function fractionOf(bytes: Uint8Array, from: number, to: number): number {
  const digits = to - from - 1;
  if (bytes[from] !== dot || digits > 6) return NaN;
  return digitsOf(bytes, from + 1, to) * (powers[6 - digits] as number);
}

/**
 * Microseconds since 1970 of `2026-07-01T10:00:00Z`, a blank for the T and up to six decimals of a second allowed; NaN
 * for all else, and for a year before 2000 or after 2099.
 *
 * @param naive whether a stamp without Z is UTC.
 */
export function isoMicros(bytes: Uint8Array, from: number, to: number, naive: boolean): number {
  const isUtc = bytes[to - 1] === upperZ;
  const end = isUtc ? to - 1 : to;
  const parts = bytes[from + 4] === minus && bytes[from + 7] === minus && bytes[from + 13] === colon &&
    bytes[from + 16] === colon && (bytes[from + 10] === upperT || bytes[from + 10] === blank);
  if (end - from < 19 || !parts || !(isUtc || naive)) return NaN;
  const year = digitsOf(bytes, from, from + 4);
  const month = digitsOf(bytes, from + 5, from + 7);
  const day = digitsOf(bytes, from + 8, from + 10);
  const hour = digitsOf(bytes, from + 11, from + 13);
  const minute = digitsOf(bytes, from + 14, from + 16);
  const second = digitsOf(bytes, from + 17, from + 19);
  const isDay = year >= 2000 && year < 2100 && month >= 1 && month <= 12 && day >= 1 &&
    day <= daysOfMonth(year, month);
  if (!isDay || !(hour < 24 && minute < 60 && second < 60)) return NaN;
  const days = (firstDays[(year - 2000) * 12 + month - 1] as number) + day - 1;
  const micros = (days * 86_400 + hour * 3600 + minute * 60 + second) * 1e6;
  return end - from === 19 ? micros : micros + fractionOf(bytes, from + 19, end);
}
