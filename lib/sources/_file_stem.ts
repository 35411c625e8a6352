/** Name of a file without its folder and ending: stands for the query of an answer that does not say what was asked. */
export function fileStem(path: string): string {
  return (path.split("/").at(-1) ?? path).replace(/\.[^.]*$/, "");
}
