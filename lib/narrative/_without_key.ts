/** A body without the key of its request: a server may echo it. */
export function withoutKey(body: string, init: RequestInit | undefined): string {
  const key = new Headers(init?.headers).get("authorization")?.replace(/^Bearer /, "");
  return key ? body.replaceAll(key, "(key)") : body;
}
