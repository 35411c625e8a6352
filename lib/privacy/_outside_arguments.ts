/** How Deno is started for one request: with the host of its address, and without files, programs, variables or packages. */
export function outsideArguments({ protocol, hostname, port }: URL, script: string): string[] {
  const host = `${hostname}:${port || (protocol === "http:" ? 80 : 443)}`;
  return [
    "run",
    "--quiet",
    "--no-prompt",
    "--no-check",
    "--no-config",
    "--no-lock",
    "--no-npm",
    "--no-remote",
    `--allow-net=${host}`,
    script,
  ];
}
