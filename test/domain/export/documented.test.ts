import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ALL_ROWS, type ExportOption, takes } from "../../../src/domain/export/check";
import { EXPORT_KINDS } from "../../../src/domain/export/columns";

const DOCUMENT = readFileSync("docs/exports.md", "utf8");

it.each(EXPORT_KINDS)("the document names the choices that %s has, and no other", (kind) => {
  const row = DOCUMENT.split("\n").find((line) => line.startsWith(`| \`${kind}\` |`)) ?? "";
  const choices = row.split("|")[3] ?? "";
  for (const option of Object.keys(ALL_ROWS) as ExportOption[]) {
    expect(choices.includes(`\`${option}\``), option).toBe(takes(kind, option));
  }
});
