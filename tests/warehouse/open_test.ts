import assert from "node:assert/strict";
import { basename, dirname, join } from "node:path";
import { openWarehouse } from "../../lib/warehouse/mod.ts";

async function temporary(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  try {
    await work(`${folder}/w.duckdb`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const insert = "INSERT INTO services (service, source) VALUES ('checkout', 'test')";
const count = "SELECT count(*) AS n FROM services";

Deno.test("a path opened twice in one process is one database: nothing is lost", () =>
  temporary(async (path) => {
    const first = await openWarehouse(path);
    const second = await openWarehouse(path);
    await first.run(insert);
    assert.deepEqual([...await second.query("count", count)], [{ n: 1 }]);
    first.close();
    await second.run(insert);
    second.close();
    const third = await openWarehouse(path);
    assert.deepEqual([...await third.query("count", count)], [{ n: 2 }]);
    third.close();
  }));

Deno.test("a second process gets a message with the PID and what to do", () =>
  temporary(async (path) => {
    const warehouse = await openWarehouse(path);
    const script = `import { openWarehouse } from ${
      JSON.stringify(new URL("../../lib/warehouse/mod.ts", import.meta.url).href)
    };
      try { await openWarehouse(${
      JSON.stringify(path)
    }); } catch (error) { console.log(error.code + " " + error.message); }`;
    const child = await new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-check", script],
      cwd: Deno.cwd(),
    }).output();
    const said = new TextDecoder().decode(child.stdout);
    warehouse.close();
    assert.match(
      said,
      new RegExp(
        `^E-LOCKED Cannot open .*w\\.duckdb: process ${Deno.pid} \\(deno\\) has it open\\. Close that notebook`,
      ),
    );
  }));

Deno.test("read-only: several may ask, none may change", () =>
  temporary(async (path) => {
    (await openWarehouse(path)).close();
    const warehouse = await openWarehouse(path, { readOnly: true });
    assert.equal(warehouse.spool, "");
    await assert.rejects(warehouse.run(insert), /read-only/);
    warehouse.close();
  }));

Deno.test("a missing warehouse opened read-only says how to make one", async () => {
  await assert.rejects(
    openWarehouse("/nowhere/w.duckdb", { readOnly: true }),
    (error: Error & { code?: string }) => {
      assert.equal(error.code, "E-DB");
      assert.match(error.message, /load the exports first: deno task load/);
      return true;
    },
  );
});

Deno.test("a missing warehouse names those that are beside it", () =>
  temporary(async (path) => {
    (await openWarehouse(path)).close();
    await assert.rejects(
      openWarehouse(join(dirname(path), "other.duckdb"), { readOnly: true }),
      (error: Error) => {
        assert.match(error.message, /other\.duckdb: there is no such file\. Check the path, or load/);
        assert.ok(error.message.endsWith(`; or open what is beside it: ${basename(path)}.`), error.message);
        return true;
      },
    );
  }));

Deno.test("a closed warehouse says that it is closed", async () => {
  const warehouse = await openWarehouse(":memory:");
  warehouse.close();
  for (const parameters of [{}, { n: 1 }]) {
    await assert.rejects(
      warehouse.query("count", count, parameters),
      /the warehouse is closed\. Open it again/,
    );
  }
});

Deno.test("a damaged file is told from a locked one", () =>
  temporary(async (path) => {
    await Deno.writeTextFile(path, "this is not a database".repeat(1000));
    await assert.rejects(openWarehouse(path), (error: Error & { code?: string }) => error.code === "E-DB");
  }));

Deno.test("DuckDB sees no file but the spool, and nobody can open the lock", async () => {
  const warehouse = await openWarehouse(":memory:");
  await assert.rejects(warehouse.query("passwd", "SELECT * FROM read_text('/etc/passwd')"), /disabled/);
  await assert.rejects(warehouse.run("COPY services TO '/tmp/hindcast-stolen.csv'"), /disabled/);
  await assert.rejects(warehouse.run("SET enable_external_access = true"));
  await assert.rejects(warehouse.run("INSTALL httpfs"));
  await assert.rejects(warehouse.run("SET lock_configuration = false"));
  warehouse.close();
});

Deno.test("a query that takes too long is interrupted and the connection lives on", async () => {
  const warehouse = await openWarehouse(":memory:", { queryTimeoutMs: 1000 });
  await assert.rejects(
    warehouse.query("endless", "SELECT count(*) FROM range(100000000000) AS a, range(1000) AS b"),
    /Cannot run query "endless": it took longer than 1 s/,
  );
  assert.deepEqual([...await warehouse.query("after", "SELECT 1 AS n")], [{ n: 1 }]);
  warehouse.close();
});

Deno.test("a failed statement carries its SQL", async () => {
  const warehouse = await openWarehouse(":memory:");
  await assert.rejects(
    warehouse.query("wrong", "SELECT nope FROM incidents"),
    (error: Error & { sql?: string }) => {
      assert.equal(error.name, "QueryError");
      assert.equal(error.sql, "SELECT nope FROM incidents");
      return true;
    },
  );
  warehouse.close();
});

Deno.test("times are UTC text whatever the session, whole numbers numbers, and ids beyond 2^53 text", async () => {
  const warehouse = await openWarehouse(":memory:");
  const [row] = await warehouse.query(
    "values",
    "SELECT TIMESTAMP '2026-07-01 12:00:00' AS t, DATE '2026-07-01' AS d, 5::BIGINT AS n, 9007199254740993::BIGINT AS id, [1, 2] AS l, $x AS x",
    { x: null },
  );
  assert.deepEqual(row, {
    t: "2026-07-01T12:00:00.000Z",
    d: "2026-07-01",
    n: 5,
    id: "9007199254740993",
    l: [1, 2],
    x: null,
  });
  warehouse.close();
});

Deno.test("a path with letters DuckDB takes for a pattern is a path like any other", async () => {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-[test]-" });
  const warehouse = await openWarehouse(`${folder}/w*.duckdb`);
  assert.doesNotMatch(warehouse.spool, /[*[\]]/);
  await warehouse.run(insert);
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a query that needs more memory than the limit says how to allow more", async () => {
  const warehouse = await openWarehouse(":memory:", { memoryLimit: "60MB" });
  await assert.rejects(
    warehouse.query("large", "SELECT length(list(i)) FROM range(50000000) AS t(i)"),
    /Cannot run query "large": it needs more memory than the limit\. Allow more memory: --memory-limit 2GB \(memoryLimit\)\./,
  );
  warehouse.close();
});

Deno.test("a transaction that was rolled back already tells what went wrong first", async () => {
  const warehouse = await openWarehouse(":memory:");
  const work = async () => {
    await warehouse.run("ROLLBACK");
    throw new Error("first");
  };
  await assert.rejects(warehouse.transaction(work), { message: "first" });
  assert.equal(await warehouse.transaction(() => warehouse.run(insert)), 1);
  warehouse.close();
});

Deno.test("a closed warehouse leaves its file and nothing else", () =>
  temporary(async (path) => {
    const warehouse = await openWarehouse(path);
    await Deno.stat(warehouse.spool);
    warehouse.close();
    assert.throws(() => Deno.statSync(warehouse.spool), Deno.errors.NotFound);
  }));
