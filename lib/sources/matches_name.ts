/** Whether a path, or the file's own name, matches a pattern with `*` for any run of characters. */
export function matchesName(pattern: string, path: string): boolean {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  const whole = new RegExp(`^${escaped}$`);
  return whole.test(path) || whole.test(path.split("/").at(-1) ?? path);
}
