import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { type ApiContent, type ApiDocument, operationsByTag } from "../../web/pages/api-document";
import { exampleOf } from "../../web/pages/api-example";

type Finding = Readonly<{
  ruleId: string;
  message: string;
  location: readonly Readonly<{ pointer?: string }>[];
}>;

/** What a widely used linter finds in an OpenAPI document, by its recommended rules. */
async function lint(document: string): Promise<readonly string[]> {
  const place = mkdtempSync(join(tmpdir(), "forbear-openapi-"));
  const file = join(place, "openapi.json");
  writeFileSync(file, document);
  const home = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));
  const args = [join(home, "bin/cli.js"), "lint", file, "--extends=recommended", "--format=json"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const child = spawn(process.execPath, args, { cwd: place, env });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise((resolve) => child.once("close", resolve));
  rmSync(place, { recursive: true, force: true });
  const { problems } = JSON.parse(said) as { problems: readonly Finding[] };
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ""}: ${message}`,
  );
}

test("the OpenAPI document passes the recommended rules of a linter, its examples included", async () => {
  const answer = await fetch(new URL("/openapi.json", inject("baseURL")));
  const found = await lint(await answer.text());
  // Health is 200 as long as anything answers, since a watchdog reads its status; and what is published
  // for client libraries has nothing to refuse.
  const known = found.filter((one) =>
    /^operation-4xx-response #\/paths\/~1(health|\.well-known)/.test(one),
  );
  expect(known).toHaveLength(3);
  expect(found.filter((one) => !known.includes(one))).toEqual([]);
  // A document that is wrong does not pass.
  expect((await lint('{"openapi":"3.1.0","info":{},"paths":{}}')).length).toBeGreaterThan(0);
});

/** The document with the examples that the reference makes up written into it. */
function withExamples(document: ApiDocument): ApiDocument {
  const copy = structuredClone(document);
  const contents = [...operationsByTag(copy).values()]
    .flat()
    .flatMap(({ operation }) => [
      operation.requestBody?.content,
      ...Object.values(operation.responses ?? {}).map(({ content }) => content),
    ]);
  for (const content of contents) writeExamples(document, content ?? {});
  return copy;
}

function writeExamples(document: ApiDocument, content: ApiContent): void {
  for (const [type, media] of Object.entries(content)) {
    if (!/json$/.test(type) || !media.schema || media.example !== undefined) continue;
    Object.assign(media, { example: exampleOf(document, media.schema) });
  }
}

test("every example that the reference shows fits its schema", async () => {
  const answer = await fetch(new URL("/openapi.json", inject("baseURL")));
  const found = await lint(JSON.stringify(withExamples((await answer.json()) as ApiDocument)));
  expect(found.filter((one) => one.startsWith("no-invalid-media-type-examples"))).toEqual([]);
  // Health, signing keys and the token endpoint's own description refuse nobody.
  expect(found.filter((one) => one.startsWith("operation-4xx-response"))).toHaveLength(3);
});
