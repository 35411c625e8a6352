import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { ExportFile } from "../model/source.ts";

const quote = 34;
const backslash = 92;
const depthLimit = 64;

/**
 * Counts the samples of a matrix byte by byte: arrays of an array of `"values"`, the third bracket down. Refuses, before
 * the database sees it, a file that ends early or is nested too deep.
 */
export async function countSamples(file: ExportFile): Promise<number> {
  let samples = 0;
  let brackets = 0;
  let braces = 0;
  let inText = false;
  let escaped = false;
  for await (const piece of file.stream()) {
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inText = false;
      } else if (byte === quote) inText = true;
      else if (byte === 91) {
        brackets += 1;
        if (brackets === 3) samples += 1;
      } else if (byte === 93) brackets -= 1;
      else if (byte === 123) braces += 1;
      else if (byte === 125) braces -= 1;
      if (brackets + braces > depthLimit) {
        throw new ExportError(
          "E-DEPTH",
          refusal({
            action: "load",
            thing: file.path,
            reason: "it is nested more than 64 deep",
            remedy: "Export it again",
          }),
        );
      }
    }
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
