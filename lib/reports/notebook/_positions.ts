import type { NotebookModule, NotebookPosition } from "./notebook_module.ts";

const root = new URL("../../../", import.meta.url).href;

function pattern(url: string): RegExp {
  return new RegExp(`${url.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?::(\\d+)(?::\\d+)?)?`, "g");
}

/** `10_overview.ipynb cell "what-changed" line 3`, the way every message names a line of a notebook. */
export function writePosition(path: string, position: NotebookPosition): string {
  return `${path} cell "${position.cell}" line ${position.line}`;
}

/** The first place in the notebook that the text (a message or a stack) speaks of. */
export function firstPosition(
  text: string,
  module: NotebookModule,
  url: string,
): NotebookPosition | undefined {
  for (const found of text.matchAll(pattern(url))) {
    const position = module.lines[Number(found[1]) - 1];
    if (position) return position;
  }
  return undefined;
}

/** The text with lines of the module named as lines of the notebook, and files of ours and of packages without the machine's folders. */
export function nameThePositions(text: string, module: NotebookModule, url: string): string {
  return text
    .replaceAll(pattern(url), (whole, line?: string) => {
      const position = line === undefined ? undefined : module.lines[Number(line) - 1];
      return position ? writePosition(module.path, position) : line === undefined ? module.path : whole;
    })
    .replaceAll(root, "")
    .replaceAll(/file:\/\/\S*?\/npm\/[^/\s]+\//g, "npm:");
}

/** The text without the parser's quotation of the line, whose number is the module's and says nothing to a reader of the notebook. */
export function withoutQuote(text: string): string {
  return text.split("\n").filter((line) => !/^ *(?:\d+ )?\|/.test(line)).join("\n");
}
