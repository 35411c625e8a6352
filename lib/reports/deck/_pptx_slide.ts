import type { Cell, Show, ShowSlide, TextOptions } from "./_pptxgenjs.ts";
import type { Fitted } from "./_fit.ts";
import type { FittedTable } from "./_fitted_table.ts";
import { type Box, deckColours, layout } from "./_layout.ts";
import type { PreparedDeck, PreparedSlide } from "./_prepared_deck.ts";

const pixelsPerInch = 96;
/** Points per pixel: a slide of 1280 pixels is 13.33 inches wide. */
const points = 72 / pixelsPerInch;
const font = "Arial";

type Inches = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export function inches({ x, y, width, height }: Box): Inches {
  return {
    x: x / pixelsPerInch,
    y: y / pixelsPerInch,
    w: width / pixelsPerInch,
    h: height / pixelsPerInch,
  };
}

function hex(colour: string): string {
  return colour.replace("#", "");
}

function textStyle(size: number, colour: string): TextOptions {
  return {
    fontFace: font,
    fontSize: size * points,
    color: hex(colour),
    margin: 0,
    valign: "top",
    fit: "none",
  };
}

function titleStyle(size: number): TextOptions {
  return { ...textStyle(size, deckColours.ink), bold: true, align: "left" };
}

/** The cover and the slides differ in where their title stands. */
export const masters = { cover: "COVER", slide: "SLIDE" } as const;

function defineMaster(show: Show, deck: PreparedDeck, title: string, box: Box, style: TextOptions): void {
  const footer = { ...layout.footer, width: layout.footer.width / 2 };
  const number = { ...footer, x: footer.x + footer.width };
  show.defineSlideMaster({
    title,
    background: { color: "FFFFFF" },
    objects: [
      { placeholder: { options: { name: "title", type: "title", ...style, ...inches(box) }, text: "" } },
      { text: { text: deck.footer, options: { ...inches(footer), ...textStyle(16, deckColours.quiet) } } },
    ],
    slideNumber: {
      ...inches(number),
      fontFace: font,
      fontSize: 16 * points,
      color: hex(deckColours.quiet),
      align: "right",
      margin: 0,
    },
  });
}

export function defineMasters(show: Show, deck: PreparedDeck): void {
  defineMaster(show, deck, masters.cover, layout.coverTitle, {
    ...titleStyle(deck.title.size),
    valign: "bottom",
  });
  defineMaster(show, deck, masters.slide, layout.title, titleStyle(34));
}

function addTitle(slide: ShowSlide, text: Fitted): void {
  // Only the style of a run overrides what the master says of the placeholder.
  slide.addText([{ text: text.paragraphs.join(" "), options: titleStyle(text.size) }], {
    placeholder: "title",
  });
}

function addLines(slide: ShowSlide, text: Fitted, box: Box, colour: string, bullet: boolean): void {
  if (text.paragraphs.length === 0) return;
  const runs = text.paragraphs.map((paragraph, i) => ({
    text: paragraph,
    options: {
      breakLine: i < text.paragraphs.length - 1,
      paraSpaceAfter: bullet ? text.size * points * 0.45 : 0,
      ...(bullet ? { bullet: { indent: text.size * points } } : {}),
    },
  }));
  slide.addText(runs, { ...inches(box), ...textStyle(text.size, colour) });
}

function addTable(slide: ShowSlide, table: FittedTable, box: Box): void {
  const cell = (text: string, bold: boolean): Cell => ({ text, options: { bold } });
  const rows = [
    table.columns.map((text) => cell(text, true)),
    ...table.rows.map((row) => row.map((text) => cell(text, false))),
  ];
  slide.addTable(rows, {
    ...inches({ ...box, height: table.rowHeight * rows.length }),
    colW: table.widths.map((width) => width / pixelsPerInch),
    rowH: table.rowHeight / pixelsPerInch,
    fontFace: font,
    fontSize: table.size * points,
    color: hex(deckColours.ink),
    border: { type: "solid", pt: 0.5, color: hex(deckColours.line) },
    margin: [1, 6, 1, 6],
    valign: "middle",
  });
}

export function addCover(show: Show, deck: PreparedDeck): void {
  const slide = show.addSlide({ masterName: masters.cover });
  addTitle(slide, deck.title);
  addLines(slide, deck.subtitle, layout.coverSubtitle, deckColours.quiet, false);
}

/** One slide: claim as title, evidence as picture or table, caveat, definitions in the notes. */
export function addSlide(show: Show, prepared: PreparedSlide): void {
  const slide = show.addSlide({ masterName: masters.slide });
  addTitle(slide, prepared.title);
  if (prepared.chart) {
    slide.addImage({
      data: `image/png;base64,${prepared.chart.png.toBase64()}`,
      altText: prepared.chart.alt,
      ...inches(prepared.chartBox),
    });
  }
  if (prepared.table) addTable(slide, prepared.table, prepared.tableBox);
  addLines(slide, prepared.bullets, prepared.bulletBox, deckColours.ink, true);
  addLines(slide, prepared.caveat, layout.caveat, deckColours.quiet, false);
  slide.addNotes(prepared.notes.join("\n"));
}
