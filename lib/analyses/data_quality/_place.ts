/**
 * SQL of where a row was read, `folder/file.json:12 $.incidents[3]`, as an editor opens it; `files` must be joined.
 *
 * @param table whose `line` and `path` are meant.
 */
export function placeOf(table: string): string {
  return `files.name || coalesce(':' || ${table}.line, '') || coalesce(' ' || ${table}.path, '')`;
}
