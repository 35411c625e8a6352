import { ExportError } from "../../model/errors.ts";
import { refusal } from "../../model/refusal.ts";
import type { ExportFile } from "../../model/source.ts";

const quote = 34;
const backslash = 92;
const depthLimit = 64;

/** Bytes that change the depth or open a text; nearly all others are passed over. */
const marks = new Uint8Array(256);
for (const byte of [quote, 91, 93, 123, 125]) marks[byte] = 1;

/** Place just after the text that `from` lies in, or the end of the piece; a backslash takes the next byte with it. */
function textEnd(piece: Uint8Array, from: number): number {
  let at = from;
  while (at < piece.length && piece[at] !== quote) at += piece[at] === backslash ? 2 : 1;
  return at;
}

function tooDeep(file: ExportFile): ExportError {
  const reason = "it is nested more than 64 deep";
  return new ExportError(
    "E-DEPTH",
    refusal({ action: "load", thing: file.path, reason, remedy: "Export it again" }),
  );
}

/**
 * Counts the samples of a matrix byte by byte: arrays of an array of `"values"`, the third bracket down. Refuses, before
 * the database sees it, a file that ends early or is nested too deep.
 */
export async function countSamples(file: ExportFile): Promise<number> {
  let samples = 0;
  let brackets = 0;
  let braces = 0;
  let inText = false;
  // Bytes of the next piece that a backslash at the end of this one takes with it.
  let skip = 0;
  for await (const piece of file.stream()) {
    const length = piece.length;
    for (let at = skip; at < length; at++) {
      if (inText) {
        at = textEnd(piece, at);
        inText = at >= length;
        skip = Math.max(0, at - length);
      } else if (marks[piece[at] as number] === 1) {
        const byte = piece[at];
        if (byte === quote) inText = true;
        else if (byte === 91) samples += ++brackets === 3 ? 1 : 0;
        else if (byte === 93) brackets -= 1;
        else braces += byte === 123 ? 1 : -1;
        if (brackets + braces > depthLimit) throw tooDeep(file);
      }
    }
    if (!inText) skip = 0;
  }
  if (brackets !== 0 || braces !== 0 || inText) {
    throw new ExportError(
      "E-TRUNC",
      refusal({
        action: "load",
        thing: file.path,
        reason: "it ends before its brackets close",
        remedy: "Export it again",
      }),
    );
  }
  return samples;
}
