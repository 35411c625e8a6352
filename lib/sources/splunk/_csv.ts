import type { SplunkValue } from "./_splunk.ts";

const multiple = "__mv_";

/** Values as Splunk writes several in one cell of a `__mv_` column: `$a$;$b$`, with `$$` for a `$`. */
export function multiValues(cell: string): string[] {
  return [...cell.matchAll(/\$((?:[^$]|\$\$)*)\$(?:;|$)/g)].map(([, text = ""]) =>
    text.replaceAll("$$", "$")
  );
}

/** A row of Splunk's CSV as fields: a `__mv_` column says the values of the column of its name. */
export function splunkCells(
  header: readonly string[],
  cells: readonly string[],
): Record<string, SplunkValue> {
  const fields: Record<string, SplunkValue> = {};
  for (const [at, name] of header.entries()) {
    const cell = cells[at] ?? "";
    if (cell === "") continue;
    if (!name.startsWith(multiple)) fields[name] ??= cell;
    else if (multiValues(cell).length > 0) fields[name.slice(multiple.length)] = multiValues(cell);
  }
  return fields;
}
