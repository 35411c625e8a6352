/** The column names in the first line of a CSV, quotes removed. */
export function csvHeader(text: string, delimiter: string): string[] {
  const names: string[] = [];
  let name = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (quoted) {
      if (letter !== '"') name += letter;
      else if (text[at + 1] === '"') name += text[++at];
      else quoted = false;
    } else if (letter === '"' && name === "") quoted = true;
    else if (letter === delimiter) {
      names.push(name);
      name = "";
    } else if (letter === "\n" || letter === "\r") break;
    else name += letter;
  }
  return [...names, name];
}
