/** SHA-256 of a request's body, hexadecimal. */
export async function bodyHash(init: RequestInit | undefined): Promise<string> {
  const body = init?.body;
  if (typeof body !== "string") {
    throw new TypeError("Cannot hash the request: its body is no text. Send text.");
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body))).toHex();
}
