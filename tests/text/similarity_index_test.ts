import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { featuresOf } from "../../lib/text/features_of.ts";
import { type SimilarityIndex, similarityIndex, type Telling } from "../../lib/text/similarity_index.ts";
import { createCompany } from "../../lib/twin/company.ts";
import { textMask } from "../../lib/text/text_mask.ts";

const telling = (title: string, body = "", ...marks: string[]): Telling => ({ title, body, marks });

type Weights = Map<string, number>;

function countsOf({ title, body }: Telling, kind: "words" | "characters"): Weights {
  const counts: Weights = new Map();
  for (const [text, times] of [[title, 1.25], [body, 1]] as const) {
    for (const feature of featuresOf(text, kind)) counts.set(feature, (counts.get(feature) ?? 0) + times);
  }
  return counts;
}

/** The slow twin: every cosine written out. */
function similarityOf(all: readonly Telling[], asked: Telling, row: number): number {
  const kinds = [
    [0.6, (one: Telling) => countsOf(one, "words")],
    [0.35, (one: Telling) => countsOf(one, "characters")],
    [0.05, (one: Telling) => new Map(one.marks.map((mark) => [mark, 1]))],
  ] as const;
  let similarity = 0;
  for (const [share, bagOf] of kinds) {
    const bags = all.map(bagOf);
    const weigh = (bag: Weights): Weights => {
      const weights = new Map([...bag].map(([feature, n]) => {
        const texts = bags.filter((other) => other.has(feature)).length;
        return [feature, (1 + Math.log(n)) * (1 + Math.log((1 + all.length) / (1 + texts)))] as const;
      }));
      const length = Math.hypot(...weights.values()) || 1;
      return new Map([...weights].map(([feature, weight]) => [feature, weight / length]));
    };
    const [one, other] = [weigh(bagOf(asked)), weigh(bags[row] ?? new Map())];
    for (const [feature, weight] of one) similarity += share * weight * (other.get(feature) ?? 0);
  }
  return similarity;
}

const stock = "pool queue lag certificate expired memory killed cache miss vendor partner timeout connection"
  .split(" ");

function drawn(n: number, seed: number): Telling[] {
  const random = createRandom(seed);
  const words = (most: number) =>
    Array.from({ length: random.integer(most) }, () => stock[random.integer(stock.length)]).join(" ");
  return Array.from({ length: n }, () => telling(words(6), words(15), `service:${random.integer(4)}`));
}

Deno.test("every similarity is what writing it out gives, and the order is by similarity", () => {
  const all = drawn(40, 1);
  const index = similarityIndex(all);
  for (const asked of drawn(5, 2)) {
    const found = index.nearest(asked, 40);
    assert.ok(found.length > 0);
    for (const { row, similarity } of found) {
      assert.ok(Math.abs(similarity - similarityOf(all, asked, row)) < 1e-12);
    }
    for (let at = 1; at < found.length; at++) {
      assert.ok((found[at - 1]?.similarity ?? 0) >= (found[at]?.similarity ?? 0));
    }
    assert.deepEqual(index.nearest(asked, 3), found.slice(0, 3));
  }
});

Deno.test("only rows before the one that asks answer, and never itself", () => {
  const all = drawn(30, 3);
  const index = similarityIndex(all);
  all.forEach((asked, self) => {
    const rows = index.nearest(asked, 30, { self, before: 20 }).map(({ row }) => row);
    assert.ok(rows.every((row) => row < 20 && row !== self));
  });
  assert.deepEqual(index.nearest(all[0] as Telling, 5, { self: 0, before: 0 }), []);
});

/** Every earlier row, most alike in text first, by adding all up. */
function allEarlier(index: SimilarityIndex, all: readonly Telling[], row: number) {
  const asked = { ...(all[row] as Telling), marks: [] };
  return index.nearest(asked, all.length, { self: row, before: row });
}

Deno.test("the nearest earlier rows, and those above what each asks for, are what adding everything up gives", () => {
  const { incidents } = createCompany({ scale: "sample", seed: 4, language: "tune" });
  const told = incidents.slice(0, 150).map(({ title, body }) => telling(title, body));
  for (const all of [drawn(60, 5), told]) {
    const index = similarityIndex(all);
    const least = (other: number) => other % 7 === 0 ? Infinity : (other % 10) / 12;
    let compared = 0;
    for (let row = 0; row < all.length; row++) {
      const slow = allEarlier(index, all, row);
      const nearest = index.nearestEarlier(row, 5);
      assert.equal(nearest.length, Math.min(5, slow.length));
      nearest.forEach(({ row: other, textSimilarity }, place) => {
        assert.ok(Math.abs(textSimilarity - (slow[place]?.textSimilarity ?? NaN)) < 1e-12);
        const own = slow.find((one) => one.row === other)?.textSimilarity ?? NaN;
        assert.ok(Math.abs(textSimilarity - own) < 1e-12);
      });
      const from = Math.max(0, row - 40);
      const above = index.earlierAbove(row, from, least);
      const rows = slow.filter(({ row: other, textSimilarity }) =>
        other >= from && textSimilarity > least(other)
      );
      assert.deepEqual(above.map((one) => one.row), rows.map((one) => one.row).sort((a, b) => a - b));
      compared += above.length;
    }
    assert.ok(compared > all.length);
  }
});

Deno.test("a telling asked as if it were not there weighs its words as a stranger would", () => {
  const pool = telling("connection pool exhausted", "sessions were never handed back");
  const others = [telling("pool exhausted"), telling("certificate expired")];
  const [known] = similarityIndex([...others, pool]).nearest(pool, 1, { self: 2 });
  const [stranger] = similarityIndex(others).nearest(pool, 1);
  // The one difference left: two rows or three stand behind the rarity of what both have.
  assert.ok(Math.abs((known?.textSimilarity ?? 0) - (stranger?.textSimilarity ?? 1)) < 0.05);
});

Deno.test("words nobody used before make a telling unlike all others; marks alone make nothing alike in text", () => {
  const index = similarityIndex([telling("pool exhausted", "", "service:orders"), telling("lag grows")]);
  const alike = (title: string) =>
    index.nearest(telling(title, "", "service:orders"), 1)[0]?.textSimilarity ?? 0;
  assert.ok(alike("pool exhausted") > 0.99);
  assert.ok(alike("pool exhausted while the barcode scanner forgets umlauts") < 0.5);
  assert.equal(alike("xyz"), 0);
  assert.equal(index.nearest(telling("xyz", "", "service:orders"), 1)[0]?.row, 0);
});

Deno.test("typing errors, texts in other scripts and empty ones are no trouble", () => {
  const all = [telling("データベース接続エラー"), telling("connection pool exhausted"), telling("")];
  const index = similarityIndex(all);
  const first = (title: string) => index.nearest(telling(title), 1)[0]?.row;
  assert.equal(first("データベースに接続できません"), 0);
  assert.equal(first("conection poool exausted"), 1);
  assert.equal(first(""), undefined);
  assert.deepEqual(similarityIndex([]).nearest(telling("pool"), 3), []);
});

Deno.test("shared stems are those of both, the telling ones first", () => {
  const all = [...drawn(20, 4), telling("pool exhausted", "workers wait for a connection")];
  const shared = similarityIndex(all).sharedStems(telling("workers wait, pool exhausted"), 20);
  assert.deepEqual(shared.toSorted(), ["exhaust", "pool", "wait", "worker"]);
  assert.equal(shared.at(-1), "pool");
});

/** Share of neighbours that tell of the same family, over incidents that have one. */
function precision(
  index: SimilarityIndex,
  tellings: readonly Telling[],
  families: readonly (string | null)[],
) {
  let [same, found] = [0, 0];
  tellings.forEach((asked, self) => {
    if (families[self] === null) return;
    for (const { row } of index.nearest(asked, 10, { self })) {
      found++;
      if (families[row] === families[self]) same++;
    }
  });
  return same / found;
}

Deno.test("ten neighbours of an incident of the company are of its family, in wordings never built on", () => {
  for (const seed of [11, 12, 13]) {
    const { incidents, services } = createCompany({ scale: "sample", seed, language: "held" });
    const mask = textMask(services.map(({ name }) => name));
    const tellings = incidents.map(({ title, body, service }) =>
      telling(mask(title), mask(body), `service:${service.name}`)
    );
    const found = precision(similarityIndex(tellings), tellings, incidents.map(({ family }) => family));
    assert.ok(found >= 0.95, `${found}`);
  }
});
