/** Bytes of base64 text, line breaks allowed. */
export function decodeBase64(text: string): Uint8Array {
  return new Uint8Array(Uint8Array.fromBase64(text.replaceAll(/\s+/g, "")));
}
