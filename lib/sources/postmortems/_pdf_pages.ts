/** A page's header or footer, whatever its number or date: digits alike, runs of blanks as one. */
function shape(line: string): string {
  return line.trim().replaceAll(/\d+/g, "0").replaceAll(/\s+/g, " ");
}

/** Page numbers, the address a browser prints below a page, and the minute it was printed: never the document's words. */
const printed =
  /^\s*(?:(?:page )?\d{1,4}(?: ?(?:\/|of) ?\d{1,4})?|(?:file|https?):\/\/\S+(?:\s+\d+\/\d+)?|\d{1,2}\/\d{1,2}\/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?(?:\s.*)?)\s*$/i;

/** How many lines at either end of a page may be its header or footer. */
const edge = 3;

function filled(page: readonly string[]): string[] {
  return page.filter((line) => line.trim() !== "");
}

function repeated(pages: readonly (readonly string[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const lines = filled(page);
    const ends = new Set([...lines.slice(0, edge), ...lines.slice(-edge)].map(shape));
    for (const line of ends) seen.set(line, (seen.get(line) ?? 0) + 1);
  }
  const enough = Math.max(2, Math.ceil(pages.length * 0.6));
  return new Set([...seen].flatMap(([line, count]) => count >= enough ? [line] : []));
}

function withoutEdges(page: readonly string[], drop: (line: string) => boolean): string[] {
  const full = [...page.keys()].filter((at) => page[at]?.trim() !== "");
  const edges = new Set([...full.slice(0, edge), ...full.slice(-edge)].filter((at) => drop(page[at] ?? "")));
  return page.filter((_, at) => !edges.has(at));
}

/** Lines of a text taken from a PDF, its pages joined, without what is printed at the head and foot of each. */
export function pdfLines(text: string): string[] {
  const pages = text.replaceAll(/\r\n?/g, "\n").split("\f").map((page) => page.split("\n"))
    .filter((page) => filled(page).length > 0);
  const again = pages.length > 1 ? repeated(pages) : new Set<string>();
  return pages.flatMap((page) => withoutEdges(page, (line) => printed.test(line) || again.has(shape(line))));
}
