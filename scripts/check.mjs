import { runTool } from "./tool.mjs";

// Format, lint, types, then the house rules that neither of them can say.
const steps = [
  ["biome", ["check", "--error-on-warnings"]],
  ["tsc", ["-p", "tsconfig.json", "--noEmit"]],
  ["vitest", ["run", "--project", "domain", "test/tidy.test.ts"]],
];

for (const [command, args] of steps) {
  console.log(`check: ${command} ${args.join(" ")}`);
  if ((await runTool(command, args)) !== 0) process.exitCode = 1;
}
