const zero = 48;

/** Digits of a whole number that a double holds whatever they are. */
export const exactDigits = 15;

/** Powers of ten up to that many digits: exact, so that a quotient by one is the double that is nearest. */
export const powers = Float64Array.from({ length: exactDigits + 1 }, (_, power) => 10 ** power);

/** A whole number of digits alone, else NaN. */
export function digitsOf(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to) return NaN;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}
