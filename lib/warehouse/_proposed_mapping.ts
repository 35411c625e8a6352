/** Names that columns have in the lists of tools, likelier ones first. */
const usual: readonly (readonly [string, readonly RegExp[]])[] = [
  ["id", [
    /^(?:id|key|number|nr\.?|no\.?)$/i,
    /(?:^|[\s_.-])(?:id|key|number|nr\.?)$/i,
    /^(?:ref(?:erence)?|ticket|vorgang)$/i,
  ]],
  ["title", [
    /^(?:title|subject|summary|problem|name|message|titel|betreff)$/i,
    /title|summary|description|problem|what.?happened|beschreibung/i,
    /^(?:cause|reason)$/i,
  ]],
  ["severity", [/severity|^sev$|schwere/i, /^(?:impact|prio|urgency)$|priorit/i]],
  ["started_at", [
    /start|began|begin/i,
    /created|opened|fired|triggered|occurred|erstellt/i,
    /^(?:date.?)?time|^date|zeit/i,
  ]],
  ["declared_at", [/declared|reported|gemeldet/i]],
  ["resolved_at", [
    /resolved|recover|cleared|fixed|behoben/i,
    /(?:^|[\s_])(?:end|ended|ende)(?:$|[\s_])|closed|finished/i,
  ]],
  ["services", [/^(?:services|components|dienste|hosts|affected.*|betroffen.*)$/i]],
  ["service", [
    /^(?:service|dienst)(?:.?name)?$/i,
    /service|dienst/i,
    /component|application|host|monitor/i,
    /^system|affected|betroffen/i,
  ]],
  ["status", [/^(?:status|state)$/i]],
  ["team", [/^(?:team|group)|team.?name/i]],
];

const written = (name: string) => /^[A-Za-z][\w. ]*$/.test(name) ? name : JSON.stringify(name);

function columnsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const [canonical, patterns] of usual) {
    if (canonical === "service" && columns.has("services")) continue;
    // Who declared, closed or resolved it is no time.
    const isFit = (name: string) => !canonical.endsWith("_at") || !/by$/i.test(name);
    const free = names.filter((name) => ![...columns.values()].includes(name) && isFit(name));
    const named = patterns
      .map((pattern) => free.find((name) => pattern.test(name.replace(/^.*\.(?=\w)/, "").trim())))
      .find((name) => name !== undefined);
    if (named !== undefined) columns.set(canonical, named);
  }
  return columns;
}

/**
 * A mapping of the columns or fields whose names are usual, for a person to correct; null where too few are.
 *
 * @param format how the file is written, as a mapping says it.
 * @param path the file, after which the mapping is named.
 */
export function proposedMapping(names: readonly string[], format: string, path: string): string | null {
  const columns = columnsOf(names);
  const began = columns.has("started_at") ? "started_at" : "declared_at";
  const together = [began, "service", "title"].flatMap((name) => columns.get(name) ?? []);
  if (!columns.has(began) || together.length < (columns.has("id") ? 2 : 3)) return null;
  const stem = (path.split("/").at(-1) ?? "").replace(/(?:\.\w+)+$/, "").toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "");
  const id = columns.has("id") ? "" : ` id_of: [${together.map(written).join(", ")}],`;
  const listed = [...columns].map(([canonical, name]) => `${canonical}: ${written(name)}`).join(", ");
  return `{ name: ${stem || "table"}, ${format}, table: incidents,${id} columns: { ${listed} } }`;
}
