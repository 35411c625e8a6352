async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${new Uint8Array(digest).toBase64()}'`;
}

/** What the browser may do with a page of ours: run this script, if it has one, use this style sheet, show pictures that are in it. */
export async function contentPolicy(style: string, script: string | null): Promise<string> {
  return [
    "default-src 'none'",
    "img-src data:",
    `style-src ${await hash(style)}`,
    ...(script === null ? [] : [`script-src ${await hash(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
