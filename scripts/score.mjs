import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { ROOT } from "./tool.mjs";

// npm run score -- --file cards.csv [--keep model.json] [--champion model.json]
// Trains a scorecard on the card default data of UCI (Taiwan, 30,000 rows, as CSV; not part of this
// repository), on the seven tenths that the number of a card chooses, and prints as one JSON document
// how well it does on the others. With --keep it writes the model, and with --champion it compares it
// with one that was kept before. Sex, education, marriage and age are never read.

const { values } = parseArgs({
  options: {
    file: { type: "string" },
    keep: { type: "string" },
    champion: { type: "string" },
  },
});

try {
  if (!values.file) throw new Error("Say which file: npm run score -- --file cards.csv");
  const { module } = await runnerImport(join(ROOT, "scripts/score/card-report.ts"), {
    configFile: false,
    root: ROOT,
    logLevel: "error",
  });
  const champion = values.champion && readFileSync(values.champion, "utf8");
  const { scorecard, report } = module.reportOn(readFileSync(values.file, "utf8"), champion);
  if (values.keep) writeFileSync(values.keep, `${JSON.stringify(scorecard)}\n`);
  console.log(JSON.stringify(report, null, 2));
} catch (error) {
  console.error(`score: ${error.message}`);
  process.exitCode = 1;
}
