import { fileURLToPath } from "node:url";

const config = fileURLToPath(new URL("../../../deno.json", import.meta.url));

/** What one of Deno's own tools said. */
export interface ToolReport {
  readonly success: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `deno <tool>` with the project's configuration. */
export async function denoTool(tool: string, args: readonly string[], input?: string): Promise<ToolReport> {
  const process = new Deno.Command(Deno.execPath(), {
    args: [tool, "--config", config, ...args],
    env: { NO_COLOR: "1" },
    stdin: input === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  if (input !== undefined) await new Response(input).body?.pipeTo(process.stdin);
  const { success, stdout, stderr } = await process.output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
