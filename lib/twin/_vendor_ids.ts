import { hashOf } from "./_hash.ts";

function hex(text: string, digits: number): string {
  let drawn = "";
  for (let part = 0; drawn.length < digits; part++) {
    drawn += hashOf(`${text}/${part}`).toString(16).padStart(8, "0");
  }
  return drawn.slice(0, digits);
}

/** An id as tools draw them, `2708292d-1ecd-45db-b19a-1f23d41e07f7`, the same whenever the text is. */
export function uuidOf(text: string): string {
  const drawn = hex(text, 32);
  const parts = [drawn.slice(0, 8), drawn.slice(8, 12), `4${drawn.slice(13, 16)}`, `a${drawn.slice(17, 20)}`];
  return [...parts, drawn.slice(20)].join("-");
}

/** An id of 24 hexadecimal digits. */
export function objectIdOf(text: string): string {
  return hex(text, 24);
}

/** An id of twelve letters and digits. */
export function shortIdOf(text: string): string {
  const [one, other] = [hashOf(`${text}/a`), hashOf(`${text}/b`)];
  return `${one.toString(36).padStart(7, "0")}${other.toString(36).padStart(7, "0")}`.slice(-12);
}
