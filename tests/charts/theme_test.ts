import assert from "node:assert/strict";
import { theme } from "hindcast";

/** Relative luminance and contrast after WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

Deno.test("theme: every colour that writes or draws reads on paper", () => {
  const { grid: _grid, paper, ...inks } = theme.colours;
  for (const [name, colour] of Object.entries(inks)) {
    const contrast = (luminance(paper) + 0.05) / (luminance(colour) + 0.05);
    assert.ok(contrast >= 4.5, `${name} ${colour}: ${contrast.toFixed(2)}`);
  }
});

Deno.test("theme: no text is smaller than 16 pixels", () => {
  for (const size of Object.values(theme.sizes)) assert.ok(size >= 16);
});
