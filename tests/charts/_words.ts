import assert from "node:assert/strict";
import { type Chart, pictureSize } from "hindcast";
import { viewOf } from "../../lib/charts/_view.ts";

interface Bounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Mark {
  readonly marktype: string;
  readonly items: readonly Item[];
}

interface Item {
  readonly x?: number;
  readonly y?: number;
  readonly text?: unknown;
  readonly opacity?: number;
  readonly fontSize?: number;
  readonly bounds: Bounds;
  readonly items?: readonly Mark[];
}

export interface Drawn extends Bounds {
  readonly text: string;
  readonly size: number;
}

function walk(mark: Mark, left: number, top: number): Drawn[] {
  return mark.items.flatMap((item) => {
    if (mark.marktype === "group") {
      return (item.items ?? []).flatMap((inner) => walk(inner, left + (item.x ?? 0), top + (item.y ?? 0)));
    }
    if (mark.marktype !== "text" || item.text === undefined || item.text === "" || item.opacity === 0) {
      return [];
    }
    const { x1, y1, x2, y2 } = item.bounds;
    return [{
      text: String(item.text),
      size: item.fontSize ?? 11,
      x1: x1 + left,
      x2: x2 + left,
      y1: y1 + top,
      y2: y2 + top,
    }];
  });
}

/** All words of a picture with the boxes they fill, in pixels of the picture. */
export async function wordsOf(chart: Chart): Promise<Drawn[]> {
  const view = await viewOf(chart);
  const [x, y] = (view as unknown as { origin(): [number, number] }).origin();
  const { left, top } = view.padding() as { left: number; top: number };
  const { root } = view.scenegraph() as unknown as { root: Mark };
  const words = walk(root, x + left, y + top);
  view.finalize();
  return words;
}

function overlap(a: Drawn, b: Drawn): boolean {
  const slack = 3;
  return a.x1 + slack < b.x2 && b.x1 + slack < a.x2 && a.y1 + slack < b.y2 && b.y1 + slack < a.y2;
}

/** Every word lies inside the picture, is large enough and covers no other. */
export async function assertLegible(chart: Chart): Promise<void> {
  const words = await wordsOf(chart);
  assert.ok(words.length > 3, "a picture without words");
  for (const word of words) {
    const inside = word.x1 >= 0 && word.y1 >= 0 && word.x2 <= pictureSize.width &&
      word.y2 <= pictureSize.height;
    assert.ok(inside, `${chart.name}: "${word.text}" is clipped: ${JSON.stringify(word)}`);
    assert.ok(word.size >= 16, `${chart.name}: "${word.text}" has ${word.size} px`);
  }
  for (const [i, word] of words.entries()) {
    const covered = words.slice(i + 1).find((other) => overlap(word, other));
    assert.equal(covered, undefined, `${chart.name}: "${word.text}" and "${covered?.text}" overlap`);
  }
}
