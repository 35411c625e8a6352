const outside: ReadonlySet<string> = new Set(["url", "href", "image", "src"]);

function refuse(what: string): never {
  throw new TypeError(
    `Cannot draw a chart: its specification has ${what}. Put the data into the specification itself.`,
  );
}

/**
 * Refuses a specification that asks for anything from outside: data or pictures by address, links.
 *
 * @throws {TypeError} naming the place.
 */
export function refuseOutside(value: unknown, path = "spec"): void {
  if (Array.isArray(value)) return value.forEach((item, i) => refuseOutside(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (outside.has(key)) refuse(`"${key}" at ${path}`);
    if ((key === "mark" || key === "type") && item === "image") refuse(`an image mark at ${path}`);
    refuseOutside(item, `${path}.${key}`);
  }
}

function refuseLoad(): Promise<never> {
  return Promise.reject(
    new TypeError(
      "Cannot draw a chart: it asks for outside data. Put the data into the specification itself.",
    ),
  );
}

/** A Vega loader that loads nothing: the second lock behind {@link refuseOutside}. */
export const inlineOnly = { load: refuseLoad, sanitize: refuseLoad, http: refuseLoad, file: refuseLoad };
