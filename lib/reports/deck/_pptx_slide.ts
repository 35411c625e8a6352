import type { Cell, Show, ShowSlide, TextOptions } from "./_pptxgenjs.ts";
import { encodeBase64 } from "./_base64.ts";
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

/** Name of the one master; it holds the place of the title and the footer. */
export const masterName = "HINDCAST";

export function defineMaster(show: Show, deck: PreparedDeck): void {
  const footer = { ...layout.footer, width: layout.footer.width / 2 };
  const number = { ...footer, x: footer.x + footer.width };
  show.defineSlideMaster({
    title: masterName,
    background: { color: "FFFFFF" },
    objects: [
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            ...inches(layout.title),
            ...textStyle(34, deckColours.ink),
            bold: true,
            align: "left",
          },
          text: "",
        },
      },
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

function addTitle(slide: ShowSlide, text: Fitted, box: Box): void {
  slide.addText(text.paragraphs.join(" "), {
    placeholder: "title",
    ...inches(box),
    ...textStyle(text.size, deckColours.ink),
    bold: true,
    align: "left",
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
    margin: [0, 6, 0, 6],
    valign: "middle",
  });
}

export function addCover(show: Show, deck: PreparedDeck): void {
  const slide = show.addSlide({ masterName });
  addTitle(slide, deck.title, layout.coverTitle);
  addLines(slide, deck.subtitle, layout.coverSubtitle, deckColours.quiet, false);
}

/** One slide: claim as title, evidence as picture or table, caveat, definitions in the notes. */
export function addSlide(show: Show, prepared: PreparedSlide): void {
  const slide = show.addSlide({ masterName });
  addTitle(slide, prepared.title, layout.title);
  if (prepared.chart) {
    slide.addImage({
      data: `image/png;base64,${encodeBase64(prepared.chart.png)}`,
      altText: prepared.chart.alt,
      ...inches(prepared.chartBox),
    });
  }
  if (prepared.table) addTable(slide, prepared.table, prepared.tableBox);
  addLines(slide, prepared.bullets, prepared.bulletBox, deckColours.ink, true);
  addLines(slide, prepared.caveat, layout.caveat, deckColours.quiet, false);
  slide.addNotes(prepared.notes.join("\n"));
}
