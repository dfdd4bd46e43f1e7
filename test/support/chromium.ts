import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { inflate } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const HOME = resolve("node_modules/.cache/chromium");

/**
 * A headless Chromium that came by npm, with its own libraries and with fonts for Chinese: a machine
 * needs neither a browser, nor a package manager, nor a font.
 */
export async function launchBrowser(): Promise<Browser> {
  await unpackOnce();
  return await chromium.launch({
    executablePath: join(HOME, "chromium"),
    // Tests may run as root in a container, where Chromium's sandbox cannot start.
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--font-render-hinting=none",
      "--disable-gpu",
    ],
    env: {
      ...process.env,
      HOME,
      LD_LIBRARY_PATH: join(HOME, "al2023/lib"),
      FONTCONFIG_FILE: join(HOME, "fonts.conf"),
    },
  });
}

/** Unpacks beside and renames, so that two runs at once never see half a browser. */
async function unpackOnce(): Promise<void> {
  if (existsSync(HOME)) return;
  mkdirSync(dirname(HOME), { recursive: true });
  const place = mkdtempSync(`${HOME}-`);
  const packed = join(dirname(require.resolve("@sparticuz/chromium")), "../bin");
  const before = process.env.TMPDIR;
  // The package unpacks into the temporary directory and trusts whatever lies there.
  process.env.TMPDIR = place;
  try {
    for (const part of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(packed, part));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  writeFileSync(join(place, "fonts.conf"), fontSettings());
  try {
    renameSync(place, HOME);
  } catch {
    // Another run was first, and its browser is as good.
    rmSync(place, { recursive: true, force: true });
  }
}

function fontSettings(): string {
  const chinese = dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));
  const folders = [
    join(chinese, "400Regular"),
    join(chinese, "600SemiBold"),
    join(chinese, "700Bold"),
    join(HOME, "fonts"),
  ];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join("\n")}
  <cachedir>${join(HOME, "font-cache")}</cachedir>
</fontconfig>
`;
}
