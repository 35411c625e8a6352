import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import {
  type Claim,
  claim,
  type CodeCell,
  type Deck,
  escapeMarkdown,
  formatInterval,
  formatValue,
  media,
  renderClaim,
} from "hindcast";
import { liveMarkdown } from "../../narrative/_inspect.ts";

const pageTags = new Set(
  "html head meta title body main div section h1 h2 p ul li img aside footer span".split(" "),
);
const outputTags = new Set("p strong table caption thead tbody tr th td ul li".split(" "));
const attribute = /^(?:\s(?:class|id|alt|lang|charset|name|content|http-equiv|type)="[^"<>]*")*$/;

function foreignTags(html: string, known: ReadonlySet<string>, attributes: RegExp): string[] {
  return [...html.matchAll(/<\/?([^\s<>/]*)([^<>]*)>?/g)]
    .filter(([, tag = "", rest = ""]) => !known.has(tag) || !attributes.test(rest))
    .map(([found]) => `HTML has ${found.slice(0, 80)}`);
}

const policy =
  /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/;

/** What in the page of a deck is not ours. The one script and the one style sheet are named by their hashes. */
export function inPage(page: string): string[] {
  const markup = page.replace(/<!DOCTYPE html>\n/, "").replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<script type="module">[\s\S]*?<\/script>/, "")
    .replaceAll(/ src="data:image\/png;base64,[A-Za-z0-9+/=]+"/g, "");
  const said = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  return [
    ...(policy.test(said) ? [] : [`the policy is ${said}`]),
    ...foreignTags(markup, pageTags, attribute),
    ...(/[\p{Cf}]/u.test(markup) ? ["a format character in the page"] : []),
  ];
}

const reportTags = new Set(
  [
    ...pageTags,
    ..."h3 nav a sup article table thead tbody tr th td details summary code pre b br".split(" "),
  ],
);
/** Links lead to places of the page itself. */
const reportAttribute =
  /^(?:\s(?:class|id|alt|lang|charset|name|content|http-equiv|data-claims|data-evidence)="[^"<>]*"|\shref="#[^"<>\s]*")*$/;

/** What in the page of a report is not ours. It has one style sheet and no script. */
export function inReport(page: string): string[] {
  const markup = page.replace(/<!DOCTYPE html>\n/, "").replace(/<style>[\s\S]*?<\/style>/, "")
    .replaceAll(/ src="data:image\/png;base64,[A-Za-z0-9+/=]+"/g, "");
  const said = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  return [
    ...(policy.test(said.replace(" base-uri", " script-src 'sha256-none'; base-uri"))
      ? []
      : [`the policy is ${said}`]),
    ...foreignTags(markup, reportTags, reportAttribute),
    ...(/[\p{Cf}]/u.test(markup) ? ["a format character in the report"] : []),
  ];
}

/** The parts of a presentation that hold text. */
export async function partsOf(bytes: Uint8Array): Promise<[string, string][]> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const parts: [string, string][] = [];
  for (const entry of await reader.getEntries()) {
    if (entry.directory || !/\.(xml|rels)$/.test(entry.filename)) continue;
    parts.push([entry.filename, new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()))]);
  }
  await reader.close();
  return parts;
}

/** What in a presentation, notes included, would reach out, run or break. */
export async function inPresentation(bytes: Uint8Array): Promise<string[]> {
  return (await partsOf(bytes)).flatMap(([name, xml]) => [
    ...(xml.isWellFormed() ? [] : [`${name} is not well formed`]),
    ...(/^ppt\/(?:slides|notesSlides)\/[^/]*\.xml$/.test(name) && /<(?![?/]?[a-z]\w*:|\?xml)/.test(xml)
      ? [`${name} has an element of its own`]
      : []),
    ...(/hlinkClick|hlinkHover|TargetMode="External"|Target="(?:https?|file|javascript):/i.test(xml)
      ? [`${name} has a link`]
      : []),
    ...(/<\/?(?:script|img|iframe|svg|table|b|a|details|style)[\s>]/i.test(xml) ? [`${name} has HTML`] : []),
    ...(/(?![\t\n\r])[\p{Cc}\p{Cf}]/u.test(xml) ? [`${name} has a control character`] : []),
  ]);
}

const ownMarkdown = new Set(["bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"]);

function inMarkdown(text: string): string[] {
  return liveMarkdown(text).filter((found) => !ownMarkdown.has(found.replace("Markdown has ", "")));
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

/** What in the outputs of a notebook a viewer would make live. */
export function inOutputs(cells: readonly CodeCell[]): string[] {
  const outputs = cells.flatMap((cell) => cell.outputs);
  return outputs.flatMap((output) => {
    if (output.output_type !== "display_data") return [`an output is a ${output.output_type}`];
    const { [media.html]: html = "", [media.markdown]: markdown = "", [media.vegaLite]: spec } = output.data;
    return [
      ...foreignTags(String(html), outputTags, /^(?: style="text-align:(?:left|right)")?$/),
      ...inMarkdown(String(markdown)),
      ...keysOf(spec).filter((key) => /^(?:url|href)$/.test(key)).map((key) => `a chart has ${key}`),
    ];
  });
}

/** Claims that are not wholly bound, or whose names come alive in Markdown. */
export function inClaims(claims: readonly Claim[]): string[] {
  return claims.flatMap((one) => inMarkdown(renderClaim(claim(one), escapeMarkdown)));
}

/** Numbers of a deck's statements that no claim shows; what stands in curly quotes is a name. */
export function foreignNumbers(deck: Deck, claims: readonly Claim[], own: readonly string[]): string[] {
  const values = claims.flatMap((one) => Object.values(one.values));
  const known = [
    ...own,
    ...values.flatMap((bound) => [formatInterval(bound), formatValue(bound.value, bound.unit)]),
  ]
    .join(" ");
  const statements = deck.slides.flatMap(({ title, caveat, bullets }) => [title, caveat, ...bullets]);
  return statements.flatMap((text) =>
    text.replaceAll(/“[^“”]*”/g, "").match(/\p{N}[\p{N}.,]*(?<=\p{N})/gu) ?? []
  )
    .filter((number) => !known.includes(number))
    .map((number) => `a number of no claim: ${number}`);
}
