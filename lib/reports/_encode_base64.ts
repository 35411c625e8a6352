/** Bytes as base64, as data addresses and presentations carry them. */
export function encodeBase64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let binary = "";
  for (let at = 0; at < bytes.length; at += piece) {
    binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  }
  return btoa(binary);
}
