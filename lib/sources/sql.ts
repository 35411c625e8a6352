/** A NUL would end a statement in the middle of it. */
function withoutNul(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}

/** Text as an SQL literal; NUL becomes U+FFFD. */
export function literal(text: string): string {
  return `'${withoutNul(text).replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier, whatever characters it holds. */
export function identifier(name: string): string {
  return `"${withoutNul(name).replaceAll('"', '""')}"`;
}

const ours = new Set(["file_id", "record", "place", "line", "rowid"]);

/** Column of `staged` that holds a column of a CSV: the names of our own are not free for it. */
export function cell(name: string): string {
  return identifier(ours.has(name.toLowerCase()) ? `cell ${name}` : name);
}
