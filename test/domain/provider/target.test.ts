import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicHost, targetFlaw } from "../../../src/domain/provider/target";

describe("a provider's address leads into the public internet only", () => {
  test.each([
    "api.resend.com",
    "smtp.harbor-lending.co.uk",
    "SMTP.Example.COM",
    "xn--fiqs8s.cn",
    "a1.example.net.",
  ])("%s is a public name", (host) => {
    expect(isPublicHost(host)).toBe(true);
  });

  test.each([
    ["localhost", "this machine"],
    ["mail.localhost", "this machine"],
    ["printer.local", "mDNS"],
    ["metadata.google.internal", "the cloud's own"],
    ["router.home.arpa", "a home"],
    ["intranet", "one label"],
    ["127.0.0.1", "in figures"],
    ["10.0.0.7", "in figures"],
    ["169.254.169.254", "the cloud's metadata"],
    ["2130706433", "one figure"],
    ["0x7f.1", "hexadecimal"],
    ["0177.0.0.1", "octal"],
    ["[::1]", "IPv6"],
    ["::ffff:10.0.0.1", "IPv6"],
    ["exa mple.com", "no name"],
    ["example.com/path", "no name"],
    ["user@example.com", "no name"],
    ["", "nothing"],
    ["-a.example.com", "no name"],
  ])("%s is refused: %s", (host) => {
    expect(isPublicHost(host)).toBe(false);
  });

  test.each([
    ["http://api.example.com/x", "not https"],
    ["https://user:secret@api.example.com/x", "has a password"],
    ["https://127.0.0.1/x", "not a public name"],
    ["https://2130706433/x", "not a public name"],
    ["https://0x7f000001/x", "not a public name"],
    ["https://[::1]/x", "not a public name"],
    ["https://localhost/x", "not a public name"],
    ["https://①②⑦.0.0.1/", "not a public name"],
    ["file:///etc/passwd", "not https"],
    ["javascript:alert(1)", "not https"],
    ["nothing", "not a url"],
  ])("%s: %s", (url, reason) => {
    expect(targetFlaw(url)).toBe(reason);
  });

  test("no IPv4 address in any way of writing it passes", () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), fc.integer({ min: 0, max: 3 }), (ip, way) => {
        const [a, b, c, d] = ip;
        const whole = ((a * 256 + b) * 256 + c) * 256 + d;
        const text = [
          ip.join("."),
          String(whole),
          `0x${whole.toString(16)}`,
          ip.map((one) => `0${one.toString(8)}`).join("."),
        ][way];
        expect(targetFlaw(`https://${text}/`)).toBe("not a public name");
      }),
    );
  });
});
