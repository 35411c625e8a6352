import { shorten } from "./_shorten.ts";
import { textWidth } from "./_text_width.ts";

/** Breaks a sentence into at most `lines` lines of `width` pixels; the last line is shortened if need be. */
export function wrap(sentence: string, width: number, size: number, lines: number): string[] {
  const broken: string[] = [];
  let rest = sentence.trim().split(/\s+/);
  while (rest.length > 0 && rest[0] !== "" && broken.length < lines - 1) {
    let fits = rest.length;
    while (fits > 1 && textWidth(rest.slice(0, fits).join(" "), size) > width) fits--;
    broken.push(shorten(rest.slice(0, fits).join(" "), width, size));
    rest = rest.slice(fits);
  }
  return rest.length > 0 && rest[0] !== "" ? [...broken, shorten(rest.join(" "), width, size)] : broken;
}
