import { exactDigits, powers } from "./_plain_digits.ts";

const minus = 45;
const dot = 46;
const zero = 48;

/** All ways of writing a number that every reader takes alike. */
const written = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const latin = new TextDecoder("latin1");

function slowNumber(bytes: Uint8Array, from: number, to: number): number {
  const text = latin.decode(bytes.subarray(from, to));
  return written.test(text) ? Number(text) : NaN;
}

/** A decimal number to the last bit, NaN for what is none or may be read otherwise. */
export function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === minus;
  const begin = isNegative ? from + 1 : from;
  let whole = 0;
  let point = to;
  for (let at = begin; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte === dot && point === to) {
      point = at;
      continue;
    }
    const digit = byte - zero;
    if (digit < 0 || digit > 9) return slowNumber(bytes, from, to);
    whole = whole * 10 + digit;
  }
  const decimals = point === to ? 0 : to - point - 1;
  const isWritten = point > begin && (point === to || decimals > 0);
  if (!isWritten || to - begin > exactDigits) return slowNumber(bytes, from, to);
  // Both are exact, so that their quotient is the double that is nearest.
  const size = whole / (powers[decimals] as number);
  return isNegative ? -size : size;
}
