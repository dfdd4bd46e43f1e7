import { describe, expect, test } from "vitest";
import { EVENT_TYPES, type EventType } from "../../src/domain/event/event";
import { EVENT_DATA } from "../../src/http/routes/event-body";
import { businessDate } from "../../src/kernel/calendar";
import {
  type ApiDocument,
  operationsByTag,
  type PlacedOperation,
} from "../../web/pages/api-document";
import { curlOf, exampleOf } from "../../web/pages/api-example";
import { call, newTenant } from "../support/world";

async function readDocument(): Promise<ApiDocument> {
  return (await call("GET", "/openapi.json")).body;
}

/** What a reader of the reference can call; events are posted by us. */
function callsOf(document: ApiDocument): readonly PlacedOperation[] {
  return [...operationsByTag(document).values()].flat().filter(({ isWebhook }) => !isWebhook);
}

function withJson(document: ApiDocument): readonly (PlacedOperation & { body: unknown })[] {
  return callsOf(document).flatMap((placed) => {
    const json = placed.operation.requestBody?.content?.["application/json"];
    if (!json?.schema) return [];
    return [{ ...placed, body: json.example ?? exampleOf(document, json.schema) }];
  });
}

/** Whoever calls these proves itself otherwise, or has nothing to prove. */
const OPEN = new Set([
  "health.read",
  "webhook.receive",
  "provider.report",
  "access-token.list-signing-keys",
  "access-token.describe-server",
]);

const EXAMPLE_PROVIDER = "prv_10001";

describe("the examples of the API reference", () => {
  test("are taken as they stand", async () => {
    const document = await readDocument();
    const lender = await newTenant({ clockOn: businessDate("2026-03-01") });
    const answers: Record<string, number> = {};
    // The provider that the examples name is the first of the first lender.
    let provider = "";
    for (const { verb, path, operation, body } of withJson(document)) {
      // Only a person can make a lender; the paths' own objects are not there.
      if (operation.operationId === "tenant.create") continue;
      const answer = await lender.api(
        verb.toUpperCase(),
        path
          .replace("{name}", "core")
          .replace("{template}/{channel}/{locale}", "past-due/email/en")
          .replace("{version}", "2")
          .replace("{number}", "1")
          .replace("{flag}", "watch"),
        JSON.parse(JSON.stringify(body).replaceAll(EXAMPLE_PROVIDER, provider)),
      );
      if (operation.operationId === "provider.add") provider = answer.body.id;
      // What one example sets going is over before the next one asks.
      if (answer.status === 202 || operation.operationId === "clock.move") await lender.settle();
      const isTaken = answer.status < 300 || (path.includes("{id}") && answer.status === 404);
      if (!isTaken) answers[`${verb} ${path} ${answer.text}`] = answer.status;
    }
    expect(answers).toEqual({});
  });

  test("of each event are as it is posted", async () => {
    const document = await readDocument();
    const events = [...operationsByTag(document).values()].flat().filter((one) => one.isWebhook);
    expect(events.map(({ path }) => path)).toEqual(EVENT_TYPES);
    for (const { path, operation } of events) {
      const schema = operation.requestBody?.content?.["application/json"]?.schema ?? {};
      const said = exampleOf(document, schema) as { type: EventType; data: unknown };
      expect(said.type).toBe(path);
      EVENT_DATA[said.type].parse(said.data);
    }
  });

  test("call with a key where a key will do, and with the session where only a person may", async () => {
    const document = await readDocument();
    const calls = callsOf(document).map(
      (placed) => [placed.operation.operationId, curlOf(document, placed)] as const,
    );
    for (const [name, curl] of calls) {
      const isOpen = OPEN.has(name ?? "");
      expect(curl.includes("$FORBEAR_KEY"), curl).toBe(!isOpen && name !== "tenant.create");
      expect(curl.includes("session.txt"), curl).toBe(name === "tenant.create");
      // A body of two kinds in one call is neither.
      expect(curl.includes(" -F ") && curl.includes(" -d "), curl).toBe(false);
    }
  });
});
