import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { PROBLEMS, type ProblemCode } from "../../src/http/problem-codes";
import { spokenProblem } from "../../src/http/problem-words/words";
import { businessDate } from "../../src/kernel/calendar";
import { en } from "../../web/locales/en";
import { zhCn } from "../../web/locales/zh-cn";
import { type ApiDocument, chaptersOf } from "../../web/pages/api-document";
import { GUIDES } from "../../web/pages/guides";
import { kindOf } from "../../web/pages/problem";
import { newMember } from "../support/foreign";
import { site } from "../support/site";
import { newVisitor } from "../support/visitor";
import { call, newTenant } from "../support/world";

const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const LOCALES = ["en", "zh-CN"] as const;

async function readDocument(): Promise<ApiDocument> {
  return (await call("GET", "/openapi.json")).body;
}

describe("the page of a problem", () => {
  test.each(LOCALES)("exists in %s for every code there is", (locale) => {
    for (const code of CODES) {
      const { title, advice, status } = spokenProblem(code, locale);
      const isChinese = /\p{Script=Han}/u;
      expect(isChinese.test(title), code).toBe(locale === "zh-CN");
      expect(isChinese.test(advice), code).toBe(locale === "zh-CN");
      expect(advice.split("`").length % 2, code).toBe(1);
      expect([400, 413, 415, 422].includes(status), code).toBe(kindOf(status) === "invalid");
    }
  });

  test("is where the type of a refusal leads: a page for people, JSON for programs", async () => {
    const refused = await call("GET", "/v1/loans", undefined, { authorization: "Bearer none" });
    expect(refused.body.type).toBe("/problems/access.unauthenticated");
    const told = await call("GET", refused.body.type);
    expect(told.body).toEqual({
      ...{ type: refused.body.type, code: "access.unauthenticated", status: 401 },
      title: refused.body.title,
    });
    const page = await call("GET", "/problems/loan.terms_differ", undefined, {
      ...{ accept: "text/html", "accept-language": "zh-CN" },
    });
    expect(page.text).toContain("该贷款已存在，但条款不同");
    expect(page.text).toContain('href="/docs/loans#post-v1-loans"');
    expect(page.response.headers.get("vary")).toContain("accept");
    expect((await call("GET", "/problems/no.such_code")).body.code).toBe("request.not_found");
    const { problems } = (await call("GET", "/problems")).body;
    expect(problems.map(({ code }: { code: string }) => code)).toEqual(CODES);
  });
});

describe("the guides", () => {
  test("stand where no chapter of the reference does", async () => {
    const slugs = chaptersOf(await readDocument()).map(({ slug }) => slug);
    expect(slugs.filter((slug) => [...GUIDES, "quick-start"].some((one) => one === slug))).toEqual(
      [],
    );
  });

  test("and the advice name no operation that is not there", async () => {
    const { paths } = await readDocument();
    const said = [
      ...Object.entries({ ...en, ...zhCn }).filter(([key]) => key.startsWith("guide.")),
      ...LOCALES.flatMap((locale) =>
        CODES.map((code) => [code, spokenProblem(code, locale).advice]),
      ),
    ];
    const named = said.flatMap(([, text = ""]) => [
      ...text.matchAll(/`(GET|POST|PUT|DELETE) (\/v1\/[^`?]+)/g),
    ]);
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(
      ([, verb = "", path = ""]) => !paths[path]?.[verb.toLowerCase() as "get"],
    );
    expect(missing.map(([whole]) => whole)).toEqual([]);
  });
});

describe("a reader of the documentation", () => {
  test("chooses the form of code once, and finds it chosen on other pages", async () => {
    const reader = newVisitor(site, env);
    expect((await reader.get("/docs/errors")).text).toContain("curl -i");
    expect((await reader.get("/docs/errors?code=typescript")).text).toContain("forbear/client");
    expect((await reader.get("/docs/paging")).text).toContain("forbear/client");
    expect((await reader.get("/docs/paging?code=cobol")).text).toContain("forbear/client");
  });

  test("who is signed in sees at which lender they are, and nobody else does", async () => {
    const world = await newTenant({ name: "Harbor Lending", clockOn: businessDate("2026-03-14") });
    const own = await (await newMember(world, "owner")).get("/docs/quick-start");
    expect(own.text).toContain("You are signed in to Harbor Lending, a sandbox that stands at");
    const stranger = await newVisitor(site, env).get("/docs/quick-start");
    expect(stranger.text).not.toContain("You are signed in to");
  });
});
