import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { ROOT } from "../tool.mjs";
import { report, sum } from "./figures.mjs";
import { WORK } from "./server.mjs";

// replay.loan60: the fold of a loan with 60 installments and 60 entries.
// Floor: JSON.parse of the same schedule and ledger. replay.growth: the same per entry with a thousand
// installments and entries. Floor: with 60.
export async function measureReplay() {
  const measured = await bundled("replay");
  measured.measureReplay();
  const { fold, parse } = measured.measureReplay();
  report("replay.loan60", "microseconds", fold / 1000, parse / 1000, 4);
  const { many, few } = measured.measureGrowth();
  report("replay.growth", "nanoseconds per entry", many, few, 1.3);
}

// schedule.build360: 360 monthly installments of an annuity, with no conventions; _carried: by the
// days of each month, with no interest rounded away. Floor: JSON.parse of the same rows.
export async function measureSchedule() {
  const { measureSchedule: measure } = await bundled("schedule");
  measure();
  const { plain, carried } = measure();
  report("schedule.build360", "microseconds", plain.build / 1000, plain.parse / 1000, 4);
  const { build, parse } = carried;
  report("schedule.build360_carried", "microseconds", build / 1000, parse / 1000, 6);
}

// gate.decide: one answer of the contact gate about a letter under the packs of the United States and ten
// contacts of the past. Floor: JSON.parse of what it looked at and what it said.
export async function measureGate() {
  const { measureGate: measure } = await bundled("gate");
  measure();
  const { decide, parse } = measure();
  report("gate.decide", "microseconds", decide, parse, 25);
}

/** A file of test/bench with all it imports, as the Worker has it: one bundle. */
async function bundled(name) {
  const { build } = await import("vite");
  const outDir = join(WORK, name);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    build: { ssr: `test/bench/${name}.ts`, outDir, emptyOutDir: true, minify: false },
  });
  const bundle = readdirSync(outDir).find((file) => file.startsWith(name));
  return import(pathToFileURL(join(outDir, bundle)).href);
}

// page.overview_js: every script there is, gzipped; the overview page loads all of them or fewer.
export function measureOverviewScripts() {
  const folder = join(ROOT, "dist/web/assets");
  const scripts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
  const bytes = scripts.map(
    (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
  );
  report("page.overview_js", "kilobytes", sum(bytes) / 1000, null, 60);
}
