import { bareName } from "./_bare_name.ts";
import { type ProposedTable, usualColumns } from "./_usual_columns.ts";

/** The columns or fields of a file whose names are usual in a table, by canonical name. */
export function matchedColumns(names: readonly string[], table: ProposedTable): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const [canonical, patterns] of usualColumns[table]) {
    if (canonical === "service" && columns.has("services")) continue;
    // Who declared, closed or resolved it is no time.
    const isFit = (name: string) => !canonical.endsWith("_at") || !/by$/i.test(name);
    const free = names.filter((name) => ![...columns.values()].includes(name) && isFit(name));
    const named = patterns
      .map((pattern) => free.find((name) => pattern.test(bareName(name))))
      .find((name) => name !== undefined);
    if (named !== undefined) columns.set(canonical, named);
  }
  return columns;
}
