/** Headers that hold nothing secret; of a request that is guarded, all others hold its key. */
const open = ["accept", "content-type", "user-agent"];

/** A body without the key of its request: a server may echo it. */
export function withoutKey(body: string, init: RequestInit | undefined): string {
  const keys = [...new Headers(init?.headers)].filter(([name]) => !open.includes(name))
    .map(([, value]) => value.replace(/^Bearer /, "")).filter((key) => key !== "");
  return keys.reduce((text, key) => text.replaceAll(key, "(key)"), body);
}
