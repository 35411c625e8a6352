import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { countJsonValues } from "../../lib/sources/_count_json_values.ts";
import { givenFile } from "./_given_file.ts";

Deno.test("values are counted where a path leads, nulls and other places are not", async () => {
  const text = JSON.stringify({
    times: [1, 2],
    data: { values: [[1, null, "a"], [{ values: [[7]] }], []], note: '"values":[[1]]' },
    values: [[9]],
  });
  for (const piece of [1, 3, 1000]) {
    const count = (...paths: readonly string[][]) => countJsonValues(givenFile(text, { piece }), paths);
    assert.equal(await count(["data", "values", "*", "*"]), 2);
    assert.equal(await count(["data", "values", "*", "1"]), 0);
    assert.equal(await count(["times", "*"], ["values", "*", "0"]), 3);
    assert.equal(await count(["*", "*"]), 3);
    assert.equal(
      await countJsonValues(
        givenFile(text, { piece }),
        [["data", "values", "*", "*"]],
        (start) => start === '"',
      ),
      1,
    );
  }
});

Deno.test("property: it counts what JSON.parse finds", async () => {
  let state = 4711;
  const draw = (below: number) => (state = state * 48271 % 2147483647) % below;
  for (let round = 0; round < 200; round++) {
    const point = () => [draw(100), draw(3) === 0 ? null : draw(2) ? draw(9) / 4 : 'x"],[1'];
    const series = Array.from({ length: draw(4) }, () => ({
      metric: "a\\",
      pointlist: Array.from({ length: draw(5) }, point),
    }));
    const text = JSON.stringify({ a: [[1, 2]], series }, null, draw(3));
    const expected = series.flatMap(({ pointlist }) =>
      pointlist
    ).filter(([, value]) => value !== null).length;
    const file = givenFile(text, { piece: 1 + draw(9) });
    assert.equal(await countJsonValues(file, [["series", "*", "pointlist", "*", "1"]]), expected, text);
  }
});

Deno.test("what is cut or nested too deep is refused", async () => {
  const code = async (text: string) => {
    try {
      await countJsonValues(givenFile(text), [["a"]]);
    } catch (error) {
      return error instanceof ExportError ? error.code : String(error);
    }
    return null;
  };
  assert.equal(await code('{"a": [1'), "E-TRUNC");
  assert.equal(await code('{"a": "x'), "E-TRUNC");
  assert.equal(await code("[".repeat(65)), "E-DEPTH");
});
