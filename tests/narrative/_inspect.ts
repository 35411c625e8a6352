import MarkdownIt from "markdown-it";
import type { Chapter, Narrative } from "hindcast";
import { formatInterval, formatValue, renderHtml, renderMarkdown } from "hindcast";

/** The most gullible reader there is: HTML is let through and everything that looks like an address becomes a link. */
const gullible = new MarkdownIt({ html: true, linkify: true });
gullible.linkify?.set({ fuzzyLink: true });

const harmless = new Set([
  "heading_open",
  "heading_close",
  "paragraph_open",
  "paragraph_close",
  "inline",
  "text",
  "text_special",
  "code_inline",
  "em_open",
  "em_close",
  "softbreak",
  "bullet_list_open",
  "bullet_list_close",
  "list_item_open",
  "list_item_close",
]);

function tokensOf(markdown: string): string[] {
  return gullible.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]).map(({ type }) =>
    type
  );
}

const element = /<(?!\/?(?:section|h2|p|span)(?: class="writer"| data-claims="[^"<>]*")?>)/;

/** What in a Markdown text a gullible reader would make live. */
export function liveMarkdown(markdown: string): string[] {
  return tokensOf(markdown).filter((type) => !harmless.has(type)).map((type) => `Markdown has ${type}`);
}

/** Whether an HTML text has an element beside those of the renderer. */
export function liveHtml(html: string): string[] {
  return element.test(html) ? ["HTML has an element of its own"] : [];
}

function shownValues(chapters: readonly Chapter[]): string[] {
  return chapters.flatMap(({ claims }) => claims).flatMap(({ values }) => Object.values(values))
    .flatMap((bound) => [formatInterval(bound), formatValue(bound.value, bound.unit)])
    .sort((a, b) => b.length - a.length);
}

/** Digits of a narrative that stand outside its placeholders. Ids may hold anything, so each is looked for as a whole. */
function unboundDigits(narrative: Narrative, chapters: readonly Chapter[]): string[] {
  const placeholders = chapters.flatMap(({ claims }) => claims).flatMap(({ id, values }) =>
    Object.keys(values).flatMap((name) => [`{${id}:${name}}`, `{${id}:${name}.interval}`])
  );
  return narrative.chapters.flatMap(({ sentences }) => sentences)
    .map(({ template }) =>
      placeholders.reduce((rest, placeholder) => rest.replaceAll(placeholder, ""), template)
    )
    .filter((rest) => /\p{N}/u.test(rest));
}

/** Numbers of the rendered text that no bound value shows. */
function foreignNumbers(narrative: Narrative, chapters: readonly Chapter[]): string[] {
  const known = shownValues(chapters).join(" ");
  const texts = narrative.chapters.flatMap(({ sentences }) => sentences.map(({ text }) => text));
  return texts.flatMap((text) => text.replaceAll(/“[^“”]*”/g, "").match(/\p{N}[\p{N}.,]*(?<=\p{N})/gu) ?? [])
    .filter((number) => !known.includes(number));
}

/** Everything in the artefacts of a narrative that must not be there. */
export function offences(narrative: Narrative, chapters: readonly Chapter[]): string[] {
  const markdown = renderMarkdown(narrative);
  const html = renderHtml(narrative);
  return [
    ...liveMarkdown(markdown),
    ...liveHtml(html),
    ...(/[\p{Cc}\p{Cf}]/u.test((markdown + html).replaceAll("\n", "")) ? ["a control character"] : []),
    ...unboundDigits(narrative, chapters).map((rest) => `an unbound number in: ${rest}`),
    ...foreignNumbers(narrative, chapters).map((number) => `a number of no claim: ${number}`),
  ];
}
