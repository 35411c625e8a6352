import reset from "reveal.js/reset.css" with { type: "text" };
import reveal from "reveal.js/reveal.css" with { type: "text" };
import own from "./deck.css" with { type: "text" };
import { type Box, layout } from "./_layout.ts";
import { sizes } from "./_prepared_deck.ts";

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function place(name: string, box: Box): string {
  const { x, y, width, height } = box;
  return `.box-${kebab(name)}{left:${x}px;top:${y}px;width:${width}px;height:${height}px}`;
}

/** Class of a box of the layout. */
export function boxClass(name: keyof typeof layout): string {
  return `box box-${kebab(name)}`;
}

/** The whole style sheet of the page: no attribute carries style, so that the policy can name one hash. */
export function pageStyle(): string {
  const boxes = Object.entries(layout).map(([name, box]) => place(name, box));
  const fonts = [...new Set(Object.values(sizes).flat())].map((size) =>
    `.reveal .size-${size}{font-size:${size}px}`
  );
  return [reset, reveal, own, ...boxes, ...fonts].join("\n");
}
