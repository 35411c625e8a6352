import { NarrativeError } from "../model/errors.ts";

/** Most an answer may weigh: a long chapter is a few kilobytes. */
const most = 1024 * 1024;

/**
 * Reads a body as text and stops at 1 MB.
 *
 * @throws {NarrativeError} when there is more; the rest is not read.
 */
export async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > most) throw new NarrativeError("it answered with more than 1 MB");
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
