import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runTool, toolNode } from "./tool.mjs";

// npm run client: writes the types of the client from the document of the API, and builds it.
// npm pack does the second half alone (-- --build): what is committed is what was tested.

if (!process.argv.includes("--build")) await import("./openapi/describe.mjs").then(writeTypes);
rmSync(join(ROOT, "dist/client"), { recursive: true, force: true });
process.exitCode = await runTool("tsc", ["-p", "client/tsconfig.json"]);

async function writeTypes({ describe }) {
  const written = spawnSync(toolNode(), [join(ROOT, "scripts/openapi/write-types.mjs")], {
    input: JSON.stringify(await describe()),
    encoding: "utf8",
    maxBuffer: 64 << 20,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (written.status !== 0) throw new Error("The types could not be written.");
  writeFileSync(join(ROOT, "client/api.ts"), written.stdout);
}
