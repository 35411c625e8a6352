/** The last part of a field's name: what lies deeper is named by its path. */
export function bareName(name: string): string {
  return name.replace(/^.*\.(?=\w)/, "").trim();
}
