import { describe, expect, test } from "vitest";
import { checkProvider, type ProviderDraft } from "../../../src/domain/provider/check";

const SECRET = `whsec_${"A".repeat(43)}=`;
const SMTP: ProviderDraft = {
  name: "mail",
  settings: {
    ...{ kind: "smtp", host: "smtp.example.com", port: 465, security: "tls" },
    ...{ username: "me", from: "notices@example.com" },
  },
  secrets: { key: "secret", events: null },
  perSecond: null,
};
const TWILIO: ProviderDraft = {
  ...SMTP,
  settings: {
    ...{ kind: "twilio", url: "https://api.twilio.com", from: "+14155550100" },
    accountSid: `AC${"0".repeat(32)}`,
  },
};
const GATEWAY: ProviderDraft = {
  ...SMTP,
  settings: { kind: "gateway", channel: "sms", url: "https://sms.example.com/x", from: "Lender" },
  secrets: { key: SECRET, events: null },
};

function flawsOf(draft: ProviderDraft, onBench = false): readonly string[] {
  return checkProvider(draft, onBench).map(({ pointer, code }) => `${pointer} ${code}`);
}

function withSettings(draft: ProviderDraft, change: Record<string, unknown>): ProviderDraft {
  return { ...draft, settings: { ...draft.settings, ...change } as ProviderDraft["settings"] };
}

describe("a provider as a lender describes it", () => {
  test.each([
    ["a mail server", SMTP],
    ["Twilio", TWILIO],
    ["a gateway", GATEWAY],
  ])("%s that is whole has no flaw", (_name, draft) => {
    expect(flawsOf(draft)).toEqual([]);
  });

  test.each([
    ["/name provider.name_missing", { ...SMTP, name: " " }],
    ["/name provider.name_missing", { ...SMTP, name: "a\nb" }],
    ["/perSecond provider.pace_out_of_range", { ...SMTP, perSecond: 0 }],
    ["/perSecond provider.pace_out_of_range", { ...SMTP, perSecond: 501 }],
    ["/perSecond provider.pace_out_of_range", { ...SMTP, perSecond: 1.5 }],
    ["/settings/host provider.host_not_public", withSettings(SMTP, { host: "10.0.0.1" })],
    ["/settings/port provider.port_not_mail", withSettings(SMTP, { port: 25 })],
    ["/settings/port provider.port_not_mail", withSettings(SMTP, { port: 6379 })],
    ["/settings/security provider.not_encrypted", withSettings(SMTP, { security: "none" })],
    ["/settings/from provider.sender_not_an_address", withSettings(SMTP, { from: "notices" })],
    [
      "/settings/from provider.sender_not_an_address",
      withSettings(SMTP, { from: "a@b.c\r\nBcc: all@example.com" }),
    ],
    [
      "/settings/url provider.url_not_public",
      withSettings(TWILIO, { url: "http://a.example.com" }),
    ],
    ["/settings/accountSid provider.account_not_a_sid", withSettings(TWILIO, { accountSid: "x" })],
    ["/settings/from provider.sender_not_a_number", withSettings(TWILIO, { from: "123456789012" })],
    [
      "/settings/from provider.sender_not_a_number",
      withSettings(TWILIO, { from: "A long name it is" }),
    ],
    ["/secrets/key provider.key_missing", { ...SMTP, secrets: { key: " ", events: null } }],
    ["/secrets/key provider.key_not_a_secret", { ...GATEWAY, secrets: { key: "x", events: null } }],
    ["/secrets/events provider.key_not_a_secret", { ...SMTP, secrets: { key: "x", events: "y" } }],
  ])("%s", (flaw, draft) => {
    expect(flawsOf(draft)).toEqual([flaw]);
  });

  test.each(["+14155550100", "12345", "Harbor Lend", `MG${"a".repeat(32)}`])(
    "%s sends text messages",
    (from) => {
      expect(flawsOf(withSettings(TWILIO, { from }))).toEqual([]);
    },
  );

  test("on a test bench servers are private and in the open, and all else is as ever", () => {
    const bench = withSettings(SMTP, { host: "localhost", port: 2526, security: "none" });
    expect(flawsOf(bench, true)).toEqual([]);
    expect(flawsOf({ ...bench, name: "" }, true)).toEqual(["/name provider.name_missing"]);
  });
});
