// Asks a server by itself and by way of the process that has the network, and prints what came of both.
import { outsideFetch } from "../../lib/privacy/outside_fetch.ts";

const [address = ""] = Deno.args;
const itself = await fetch(address).then(({ status }) => status, ({ name }) => name);
const { status: outside } = await outsideFetch(address);
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify({ itself, outside })));
