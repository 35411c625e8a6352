import assert from "node:assert/strict";
import { relative } from "node:path";

/** Who may import whom in lib, and which packages are whose own door: the table of lib/ARCHITECTURE.md. */
const rooms: Readonly<
  Record<string, { readonly lib: readonly string[]; readonly packages: readonly RegExp[] }>
> = {
  model: { lib: [], packages: [/^zod$/] },
  stats: { lib: [], packages: [/^simple-statistics$/] },
  text: { lib: ["stats"], packages: [] },
  privacy: { lib: ["model"], packages: [] },
  sources: {
    lib: ["model"],
    packages: [/^yaml$/, /^markdown-it$/, /^@types\/markdown-it$/, /^htmlparser2$/],
  },
  warehouse: {
    lib: ["model", "text", "privacy", "sources"],
    packages: [/^@duckdb\/node-(?:api|bindings)$/, /^@zip\.js\/zip\.js$/],
  },
  charts: {
    lib: ["model"],
    packages: [/^vega$/, /^vega-lite$/, /^@resvg\/resvg-wasm$/, /^@expo-google-fonts\/inter$/],
  },
  narrative: { lib: ["model", "privacy"], packages: [/^openai$/, /^zod$/] },
  analyses: { lib: ["model", "stats", "text", "charts", "warehouse"], packages: [] },
  reports: {
    lib: ["model", "stats", "text", "privacy", "sources", "warehouse", "charts", "narrative", "analyses"],
    packages: [
      /^zod$/,
      /^markdown-it$/,
      /^@types\/markdown-it$/,
      /^pptxgenjs$/,
      /^reveal\.js$/,
      /^@zip\.js\/zip\.js$/,
      /^@expo-google-fonts\/inter$/,
    ],
  },
  twin: { lib: ["model", "stats"], packages: [] },
  commands: {
    lib: [
      "model",
      "stats",
      "text",
      "privacy",
      "sources",
      "warehouse",
      "charts",
      "narrative",
      "analyses",
      "reports",
      "twin",
    ],
    packages: [/^yaml$/],
  },
  // lib/mod.ts and lib/cli.ts
  "": {
    lib: [
      "model",
      "stats",
      "text",
      "privacy",
      "sources",
      "warehouse",
      "charts",
      "narrative",
      "analyses",
      "reports",
      "twin",
      "commands",
    ],
    packages: [],
  },
};

interface Dependency {
  readonly specifier: string;
  readonly code?: { readonly specifier: string };
  readonly type?: { readonly specifier: string };
}

interface Module {
  readonly specifier: string;
  readonly dependencies?: readonly Dependency[];
}

async function graph(entry: string): Promise<Module[]> {
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", entry],
    env: { NO_COLOR: "1" },
  }).output();
  assert.ok(success, `deno info ${entry} failed`);
  return JSON.parse(new TextDecoder().decode(stdout)).modules;
}

const root = new URL("../../", import.meta.url);
const lib = new URL("lib/", root);

function roomOf(specifier: string): string {
  const [room = "", rest] = specifier.slice(lib.href.length).split("/");
  return rest === undefined ? "" : room;
}

function packageOf(specifier: string): string {
  const bare = specifier.replace(/^npm:\/?/, "");
  const parts = bare.split("/");
  const name = bare.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0] ?? "";
  return name.replace(/(.)@.*$/, "$1");
}

function problemsOf({ specifier, dependencies = [] }: Module): string[] {
  if (!specifier.startsWith(lib.href)) return [];
  const from = roomOf(specifier);
  const file = specifier.slice(root.href.length);
  const rules = rooms[from];
  if (!rules) return [`${file}: no room is called "${from}"`];
  return dependencies.flatMap((dependency) => {
    const target = dependency.code?.specifier ?? dependency.type?.specifier ?? dependency.specifier;
    if (target.startsWith("node:")) return [];
    if (target.startsWith(lib.href)) return inLib(file, specifier, target, rules.lib);
    if (target.startsWith("file:")) {
      const isProject = target === new URL("deno.json", root).href;
      return isProject
        ? []
        : [`${file} imports ${relative(root.pathname, new URL(target).pathname)}, which is not in lib`];
    }
    if (!target.startsWith("npm:")) {
      return [`${file} imports ${target}: only npm packages pinned in deno.json are allowed`];
    }
    const name = packageOf(target);
    return rules.packages.some((allowed) => allowed.test(name))
      ? []
      : [`${file} imports the package ${name}`];
  });
}

function inLib(file: string, from: string, target: string, allowed: readonly string[]): string[] {
  const room = roomOf(from);
  const other = roomOf(target);
  const to = target.slice(root.href.length);
  if (room === "analyses" && other === "analyses") {
    const question = (specifier: string) => specifier.slice(lib.href.length).split("/")[1];
    return question(from) === question(target)
      ? []
      : [`${file} imports ${to}: two questions never import each other`];
  }
  const home = target.slice(0, target.lastIndexOf("/") + 1);
  if (target.slice(home.length).startsWith("_") && !from.startsWith(home)) {
    return [`${file} imports ${to}, a private file of another folder`];
  }
  return room === other || allowed.includes(other) ? [] : [`${file} imports ${to}`];
}

async function files(folder: URL): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const url = new URL(entry.name + (entry.isDirectory ? "/" : ""), folder);
    if (entry.isDirectory) found.push(...await files(url));
    else if (entry.name.endsWith(".ts")) found.push(url.href);
  }
  return found;
}

const modules =
  (await Promise.all(["lib/mod.ts", "lib/cli.ts"].map((entry) => graph(new URL(entry, root).pathname))))
    .flat();

Deno.test("every import in lib keeps to the table", () => {
  assert.deepEqual([...new Set(modules.flatMap(problemsOf))].sort(), []);
});

/** The files of lib, each with the files of lib it imports, types too. */
function arrows(modules: readonly Module[]): Map<string, string[]> {
  const ofLib = modules.filter(({ specifier }) => specifier.startsWith(lib.href));
  return new Map(ofLib.map(({ specifier, dependencies = [] }) => [
    specifier,
    dependencies.flatMap(({ code, type }) => code?.specifier ?? type?.specifier ?? [])
      .filter((target) => target.startsWith(lib.href)),
  ]));
}

/** The files that import themselves by way of others. */
function inCircles(modules: readonly Module[]): string[] {
  const imports = arrows(modules);
  const reachesItself = (file: string) => {
    const reached = new Set(imports.get(file));
    for (const other of reached) for (const target of imports.get(other) ?? []) reached.add(target);
    return reached.has(file);
  };
  return [...imports.keys()].filter(reachesItself).map((file) => file.slice(root.href.length)).sort();
}

Deno.test("no file of lib imports itself by way of others", () => {
  assert.deepEqual(inCircles(modules), []);
});

Deno.test("a circle is found, of types too", () => {
  const to = (specifier: string) => ({ specifier, type: { specifier } });
  const at = (path: string, ...targets: string[]): Module => ({
    specifier: new URL(path, lib).href,
    dependencies: targets.map((target) => to(new URL(target, lib).href)),
  });
  const circle = [at("a.ts", "b.ts"), at("b.ts", "c.ts", "d.ts"), at("c.ts", "b.ts"), at("d.ts")];
  assert.deepEqual(inCircles(circle), ["lib/b.ts", "lib/c.ts"]);
});

Deno.test("every file of lib is reached from lib/mod.ts or lib/cli.ts", async () => {
  const reached = new Set(modules.map(({ specifier }) => specifier));
  const unreached = (await files(lib)).filter((file) => !reached.has(file)).map((file) =>
    file.slice(root.href.length)
  );
  // What runs in a process or on a thread of its own is started, not imported.
  const started = [
    "lib/privacy/_outside_child.ts",
    "lib/reports/notebook/_child.ts",
    "lib/warehouse/secrets/_secrets_worker.ts",
  ];
  assert.deepEqual(unreached.filter((file) => !started.includes(file)), []);
});

Deno.test("the rule of the table is checked: a forbidden import is found", () => {
  const at = (path: string) => new URL(path, lib).href;
  const forbidden: Module = {
    specifier: at("stats/median.ts"),
    dependencies: [
      { specifier: "../warehouse/mod.ts", code: { specifier: at("warehouse/mod.ts") } },
      { specifier: "openai", code: { specifier: "npm:/openai@6.49.0" } },
      { specifier: "./deep/_inner.ts", code: { specifier: at("stats/deep/_inner.ts") } },
    ],
  };
  assert.deepEqual(problemsOf(forbidden), [
    "lib/stats/median.ts imports lib/warehouse/mod.ts",
    "lib/stats/median.ts imports the package openai",
    "lib/stats/median.ts imports lib/stats/deep/_inner.ts, a private file of another folder",
  ]);
});
