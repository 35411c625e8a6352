import assert from "node:assert/strict";
import { readJsonRecords } from "../../lib/sources/_json_records.ts";
import { parseJsonRecord } from "../../lib/sources/_json_value.ts";
import { givenFile } from "./_given_file.ts";

async function parsed(text: string) {
  const [record] = await Array.fromAsync(readJsonRecords(givenFile(`[${text}]`), "$"));
  assert.ok(record);
  return parseJsonRecord(record);
}

async function fault(text: string) {
  const outcome = await parsed(text);
  assert.ok("fault" in outcome, `taken: ${text}`);
  return outcome.fault;
}

Deno.test("a whole number above 2^53 keeps every digit", async () => {
  assert.deepEqual(
    await parsed('{"id": 9007199254740993, "n": 9007199254740991, "deep": [{"id": -9007199254740995}]}'),
    {
      value: { id: "9007199254740993", n: 9007199254740991, deep: [{ id: "-9007199254740995" }] },
    },
  );
});

Deno.test("a large number with an exponent stays a number", async () => {
  assert.deepEqual(await parsed('{"n": 1e20}'), { value: { n: 1e20 } });
});

Deno.test("a repeated key is a fault that names it", async () => {
  assert.deepEqual(await fault('{"a": 1, "b": [{"c": 1}, {"c": 1, "d": 2, "c": 3}]}'), {
    code: "E-JSON",
    field: "b[1].c",
    value: null,
    reason: "the key stands in it twice",
  });
});

Deno.test("__proto__ is a key like any other", async () => {
  const outcome = await parsed('{"__proto__": {"polluted": true}, "a": 1}');
  assert.ok("value" in outcome);
  assert.deepEqual(Object.keys(outcome.value), ["__proto__", "a"]);
  assert.equal(Object.hasOwn({}, "polluted"), false);
});

for (const number of ["NaN", "Infinity", "-Infinity", "1e400", "-1e400"]) {
  Deno.test(`${number} is a fault that names its field`, async () => {
    const { code, field, value } = await fault(`{"a": "NaN", "times": {"resolve": ${number}}}`);
    assert.deepEqual({ code, field, value }, { code: "E-NUMBER", field: "times.resolve", value: number });
  });
}

for (
  const text of ['{"a": tru}', "{'a': 1}", '{"a": 1} {"b": 2}', '{"a": "line\nbreak"}', '{"a" 1}', "{} x"]
) {
  Deno.test(`not JSON: ${JSON.stringify(text)}`, async () => {
    assert.equal((await fault(text)).code, "E-JSON");
  });
}

for (const text of ["null", "7", '"incident"', "[{}]"]) {
  Deno.test(`no object: ${text}`, async () => {
    assert.equal((await fault(text)).code, "E-SCHEMA");
  });
}

for (const filler of ["x", '\\"x', "\\\\"]) {
  Deno.test(`a fault behind 10 MB of ${JSON.stringify(filler)} is found`, async () => {
    const { field, value } = await fault(`{"log": "${filler.repeat(10_000_000 / filler.length)}", "n": NaN}`);
    assert.deepEqual({ field, value }, { field: "n", value: "NaN" });
  });
}

Deno.test("a record above 16 MiB is a fault that tells its size", async () => {
  const { code, value } = await fault(`{"log": "${"x".repeat(17 * 1024 * 1024)}"}`);
  assert.deepEqual({ code, value }, { code: "E-LIMIT", value: "18 MiB" });
});
