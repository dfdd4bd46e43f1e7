import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { permissionsOf, ROLES } from "../../src/domain/member/role";
import { rolesGrantedBy } from "../../src/http/auth/access";
import { deviceOf } from "../../src/http/auth/device";
import { localeOf } from "../../src/http/auth/locale";
import { safeNextPath } from "../../src/http/auth/next-path";

describe("where to go after signing in", () => {
  test.each([
    ["a page", "/loans?bucket=M1#top", "/loans?bucket=M1#top"],
    ["the front", "/", "/"],
    ["dots inside the site", "/a/../b", "/b"],
  ])("%s of this site is kept", (_, next, path) => {
    expect(safeNextPath(next)).toBe(path);
  });

  test.each([
    ["nothing", undefined],
    ["another site", "https://evil.test/"],
    ["another site without a scheme", "//evil.test/"],
    ["a backslash that browsers read as a slash", "/\\evil.test"],
    ["a tab between the slashes", "/\t/evil.test"],
    ["a line break between the slashes", "/\n/evil.test"],
    ["a script", "javascript:alert(1)"],
    ["dots that end in two slashes", "/..//evil.test"],
    ["an endless path", `/${"x".repeat(600)}`],
  ])("%s is not", (_, next) => {
    expect(safeNextPath(next)).toBeUndefined();
  });

  test("whatever is asked for, the browser stays on this site", () => {
    const here = "https://forbear.test";
    const piece = fc.constantFrom(
      "/",
      "\\",
      "//",
      "..",
      "\t",
      "\n",
      "@",
      ":",
      "evil.test",
      "x",
      "?",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safeNextPath(`/${pieces.join("")}`);
        if (path !== undefined) expect(new URL(path, here).origin).toBe(here);
      }),
    );
  });
});

describe("roles", () => {
  test("nobody gives a role that may more than their own", () => {
    for (const role of ROLES) {
      for (const granted of rolesGrantedBy(role)) {
        expect(permissionsOf(role)).toEqual(expect.arrayContaining([...permissionsOf(granted)]));
      }
    }
    expect(rolesGrantedBy("admin")).not.toContain("owner");
  });

  test("only those who may manage members give roles at all", () => {
    const givers = ROLES.filter((role) => rolesGrantedBy(role).length > 0);
    expect(givers).toEqual(ROLES.filter((role) => permissionsOf(role).includes("member.manage")));
  });
});

describe("the name of a device", () => {
  const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36";
  const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15";
  test.each([
    [`${MAC} (KHTML, like Gecko) Chrome/140.0 Safari/537.36`, "Chrome · Mac"],
    [`${MAC} (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0`, "Edge · Mac"],
    [`${PHONE} (KHTML, like Gecko) Version/17.0 Mobile Safari/604.1`, "Safari · iPhone"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"],
    ["curl/8.5.0", "curl"],
    ["", "–"],
    [null, "–"],
  ])("of %s", (userAgent, name) => {
    expect(deviceOf(userAgent)).toBe(name);
  });
});

describe("the language to answer in", () => {
  const asked = (headers: Record<string, string>) => new Request("http://x.test/", { headers });

  test("the person's choice beats the browser's, and that beats its wish", () => {
    const request = asked({ cookie: "locale=zh-CN", "accept-language": "en" });
    expect(localeOf(request, "en")).toBe("en");
    expect(localeOf(request, null)).toBe("zh-CN");
    expect(localeOf(asked({ "accept-language": "en" }), null)).toBe("en");
  });

  test("a cookie with anything else is ignored", () => {
    expect(localeOf(asked({ cookie: "locale=<script>" }), null)).toBe("en");
  });
});
