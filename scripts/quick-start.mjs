import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

// node scripts/quick-start.mjs --form curl|typescript
// Does what the page /docs/quick-start says, to the letter, and tells how long each step took. The
// names that the page asks to export come from the environment: FORBEAR_URL, FORBEAR_EMAIL, ….

const { values } = parseArgs({ options: { form: { type: "string", default: "curl" } } });
const page = await fetch(`${process.env.FORBEAR_URL}/docs/quick-start?code=${values.form}`);
const html = await page.text();

const missing = [...blockOf("machine").matchAll(/^export (\w+)=/gm)]
  .map(([, name]) => name)
  .filter((name) => !process.env[name]);
if (missing.length > 0) throw new Error(`Export ${missing.join(", ")} first, as the page says.`);

const place = mkdtempSync(join(tmpdir(), "forbear-quick-start-"));
const startedAt = Date.now();
const child = spawn("bash", ["-euo", "pipefail", "-c", script()], {
  cwd: place,
  stdio: ["ignore", "inherit", "inherit"],
});
process.exitCode = await new Promise((done) => child.once("exit", (code) => done(code ?? 1)));
rmSync(place, { recursive: true, force: true });
console.log(`${values.form}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s in all`);

/** Every block of every step in the order of the page: files are written, the rest is run. */
function script() {
  const steps = [...html.matchAll(/<section id="step-(\w+)"([\s\S]*?)<\/section>/g)];
  const lines = steps.flatMap(([, name, inner]) => [
    ...[...inner.matchAll(/<pre class="code"([^>]*)>([\s\S]*?)<\/pre>/g)].map(blockLines),
    `echo; echo "${name}: $SECONDS s so far"`,
  ]);
  // A receiver that a failed step left behind ends with it.
  const trap = "trap 'kill $RECEIVER_PID 2> /dev/null || true' EXIT";
  return [trap, ...lines].join("\n");
}

function blockLines([, attributes, code]) {
  const file = /data-file="([^"]+)"/.exec(attributes)?.[1];
  const text = decoded(code);
  return file === undefined ? text : `cat > ${file} <<'END_OF_FILE'\n${text}\nEND_OF_FILE`;
}

function blockOf(id) {
  return decoded(new RegExp(`<pre[^>]*id="${id}"[^>]*>([\\s\\S]*?)</pre>`).exec(html)?.[1] ?? "");
}

function decoded(text) {
  const signs = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => signs[name]);
}
