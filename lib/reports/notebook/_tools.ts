import { fileURLToPath } from "node:url";

const config = fileURLToPath(new URL("../../../deno.json", import.meta.url));

/** What one of Deno's own tools said. */
export interface ToolReport {
  readonly success: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `deno <tool>` with the project's configuration, which `jupyter` has no option for. */
export async function denoTool(tool: string, ...args: readonly string[]): Promise<ToolReport> {
  const command = new Deno.Command(Deno.execPath(), {
    args: [tool, ...(tool === "jupyter" ? [] : ["--config", config]), ...args],
    env: { NO_COLOR: "1" },
    stdin: "null",
  });
  const { success, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
