import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "./tool.mjs";

// The browser runs after the rest: with two cores, a journey beside sixty test files times out.
const runs = [["domain", "worker", "platform"], ["browser"]];

const asked = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), "forbear-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
let broken = (await runTool("vite", ["build", "--logLevel", "warn"])) !== 0;

for (const projects of broken ? [] : asked.length > 0 ? [undefined] : runs) {
  const report = join(reports, `${projects?.join("-") ?? "asked"}.json`);
  const chosen = projects?.flatMap((project) => ["--project", project]) ?? asked;
  const code = await runTool("vitest", [
    "run",
    ...chosen,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  if (code !== 0) broken = true;
  addReport(report);
}
rmSync(reports, { recursive: true, force: true });

// What broke without a failing test (a build, a hook, a worker) is never hidden behind a zero.
if (broken && total.failed === 0) total.failed = 1;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = broken || total.failed > 0 ? 1 : 0;

function addReport(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    broken = true;
    return;
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  // A file that could not even be loaded has no tests to count.
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  total.failed += unloaded.length;
}
