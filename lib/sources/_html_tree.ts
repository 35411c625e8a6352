import { Parser } from "htmlparser2";
import { refuse } from "./_refuse.ts";

/** An element of a page; texts stand among its children as they are, entities decoded. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}

/** An element or a text. */
export type HtmlNode = HtmlElement | string;

/** What a page shows nobody, or shows beside its text. */
const unread = new Set(
  "script style template noscript svg math iframe object embed nav footer aside select textarea button".split(
    " ",
  ),
);
/** Deeper elements are taken for part of the one above: nobody nests so deep, and walking it would end the process. */
const deepest = 128;

function tooDeep(thing: string): Error {
  const reason = `it nests deeper than ${refused.toLocaleString("en-GB")} elements`;
  return refuse("E-DEPTH", { thing, reason, remedy: "Check where it comes from and export it again" });
}

/** A page that nests deeper than this was made to do harm: its parser takes the longer, the deeper it is. */
const refused = 1000;

/**
 * Takes a page or a part of one apart. Nothing in it is run, and nothing it names is fetched.
 *
 * @param thing what the page is called where it has to be refused.
 * @param told called with each text and where it begins in `html`.
 * @throws {ExportError} `E-DEPTH` for nesting above 1,000.
 */
export function htmlTree(
  html: string,
  thing: string,
  told: (text: string, place: number) => void = () => {},
): HtmlElement {
  const root: HtmlElement = { name: "", attributes: {}, children: [] };
  const open: HtmlElement[] = [root];
  let hidden = 0;
  let beyond = 0;
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (open.length + hidden + beyond > refused) throw tooDeep(thing);
      if (hidden > 0 || unread.has(name)) hidden++;
      else if (open.length >= deepest) beyond++;
      else {
        const element = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      }
    },
    ontext(text) {
      if (hidden > 0) return;
      open.at(-1)?.children.push(text);
      told(text, parser.startIndex);
    },
    onclosetag() {
      if (hidden > 0) hidden--;
      else if (beyond > 0) beyond--;
      else if (open.length > 1) open.pop();
    },
  }, { decodeEntities: true, lowerCaseTags: true });
  parser.end(html);
  return root;
}

/** The first element a test holds for, in the order of the page. */
export function findElement(
  element: HtmlElement,
  test: (element: HtmlElement) => boolean,
): HtmlElement | null {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (test(child)) return child;
    const found = findElement(child, test);
    if (found) return found;
  }
  return null;
}

/** All text in an element, runs of blanks as one. */
export function textIn(node: HtmlNode): string {
  return rawText(node).replaceAll(/\s+/g, " ").trim();
}

/** All text in an element with the blanks it has. */
export function rawText(node: HtmlNode): string {
  if (typeof node === "string") return node;
  return node.name === "br" ? "\n" : node.children.map(rawText).join("");
}
