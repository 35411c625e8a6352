// Prints what this process may do, with the host that it is asked about.
const [host = "127.0.0.1:9"] = Deno.args;
const state = async (asked: Deno.PermissionDescriptor) => (await Deno.permissions.query(asked)).state;
const named = ["read", "write", "env", "run", "ffi", "sys", "net"] as const;
const states = await Promise.all(named.map(async (name) => [name, await state({ name })] as const));
const told = { ...Object.fromEntries(states), host: await state({ name: "net", host }) };
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(told)));
