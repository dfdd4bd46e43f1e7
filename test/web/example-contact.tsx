import type { Translator } from "../../web/locales/translate";
import { ChoicesPage } from "../../web/pages/choices";
import { ContactPacksPage } from "../../web/pages/contact-packs";
import { ContactsPage } from "../../web/pages/contacts";
import { PACK_STANDINGS } from "../../src/app/contact/list-packs";
import { PACKS } from "../../src/domain/contact/packs/all";
import type { GateDecision, GateWarning, SpokenRule } from "../../src/domain/contact/decision";
import { instant } from "../../src/kernel/calendar";
import { exampleFrame, NOW, TIMEZONE } from "./example-frame";

/** What rules of every kind say in an answer of the contact gate. */
export function exampleSpoken(
  now: number,
): Readonly<{ spoke: readonly SpokenRule[]; warnings: readonly GateWarning[] }> {
  const source = "12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)";
  const law = { pack: "US-REGF", packVersion: 1, status: "VP", until: null, source } as const;
  const cap = { counted: "attempt", used: 4, max: 7, left: 3, periodDays: 7 };
  const end = instant(now + 3_600_000);
  const hours = { startMinute: 480, endMinute: 1260 };
  return {
    spoke: [
      {
        ...law,
        pack: "HOUSE",
        status: "house",
        rule: "quiet-hours",
        kind: "window",
        verdict: "allow",
        until: end,
        values: hours,
      },
      { ...law, rule: "quiet", kind: "window", verdict: "defer", until: end, values: hours },
      { ...law, rule: "7in7", kind: "cap", verdict: "allow", values: cap },
      {
        ...law,
        rule: "postconv",
        kind: "quiet-after",
        verdict: "allow",
        values: { ...cap, used: 0 },
      },
      { ...law, rule: "attorney", kind: "stop", verdict: "deny", values: { flag: "attorney" } },
      {
        ...law,
        pack: "US-TCPA",
        rule: "consent",
        kind: "consent",
        status: "VS",
        verdict: "deny",
        values: { consent: "autodialled" },
      },
    ],
    warnings: [
      { code: "rule-not-verified", pack: "US-TCPA", rule: "consent", status: "VS" },
      { code: "advice", pack: "US-REGF", rule: "optout", advice: "opt-out-line" },
    ],
  };
}

export function contactExamples(t: Translator) {
  const { spoke, warnings } = exampleSpoken(NOW);
  const kept = {
    facts: {
      channel: "phone",
      zoneSource: "borrower",
      timezones: [TIMEZONE],
      window: { startMinute: 480, endMinute: 1260 },
      stopRequestedAt: null,
      purpose: "collection",
      party: "borrower",
    },
    packs: [{ id: "US-REGF", version: 1 }],
    spoke,
    warnings,
  } as const;
  const until = instant(NOW + 3_600_000);
  const allowed: GateDecision = { ...kept, verdict: "allow", rule: "allowed", until };
  const capped: GateDecision = { ...kept, verdict: "defer", rule: "frequency-cap", until };
  const quiet: GateDecision = { ...kept, verdict: "defer", rule: "quiet-hours", until };
  const denied: GateDecision = { ...kept, verdict: "deny", rule: "consent-missing" };
  const shared = {
    t,
    frame: exampleFrame(t, "/loans"),
    borrower: { id: "bor_02", name: "Rosa Delgado" },
    at: NOW,
    purpose: "collection",
    historyDays: 33,
  } as const;
  const loan = { id: "loan_02", externalId: "L-1042" };
  const packs = {
    ...{ t, frame: exampleFrame(t, "/settings/contact-packs"), policyHref: "/policy" },
    holidays: [
      { country: "AU", through: "2030-12-31", source: "x", next: "2026-04-03" },
      { country: "ID", through: "2026-12-31", source: "x", next: null },
    ],
  } as const;
  return {
    "contact-packs": (
      <ContactPacksPage
        {...packs}
        packs={PACKS.map((pack, index) => ({
          pack,
          standing: PACK_STANDINGS[index % PACK_STANDINGS.length] ?? "off",
        }))}
        gaps={[
          {
            ...{ pack: "US-REGX", rule: "notice45", source: "12 CFR 1024.39(b)" },
            ...{ letter: "early-intervention", segment: null, byDay: 45 },
          },
          {
            ...{ pack: "UK-CCA", rule: "s86b", source: "s.86B" },
            ...{ letter: "arrears-notice", segment: "cards", byDay: null },
          },
        ]}
        told={{ supervisedIn: null, role: null, products: [] }}
      />
    ),
    "contact-packs-told": (
      <ContactPacksPage
        {...packs}
        packs={PACKS.slice(0, 1).map((pack) => ({ pack, standing: "binds" }))}
        gaps={[]}
        told={{
          supervisedIn: ["US", "GB"],
          role: "collector",
          products: [
            ["home-30y", "mortgage"],
            ["gold", "card"],
          ],
        }}
      />
    ),
    contacts: (
      <ContactsPage
        {...shared}
        ways={[
          { way: "phone", decision: capped },
          { way: "sms", decision: denied },
          { way: "email", decision: allowed },
          { way: "letter", decision: { ...allowed, spoke: [], warnings: [{ code: "no-pack" }] } },
          { way: "visit", decision: quiet },
        ]}
        history={[
          { at: NOW, channel: "phone", result: null, isPermit: true, loan: null },
          { at: NOW - 90_000_000, channel: "email", result: "sent", isPermit: false, loan },
          { at: NOW - 99_000_000, channel: "agency", result: null, isPermit: false, loan: null },
        ]}
        form={{ reference: "form-1" }}
        permit={{ id: "cpm_01", channel: "phone", party: "representative", until: NOW }}
        values={{ channel: "visit", result: "refused", note: "x" }}
        errors={{ note: t("contact.error.noteWrong") }}
        reached={{
          borrowerId: "bor_02",
          confirmed: [
            { way: "email", address: "rosa@mail.example", on: null },
            { way: "phone", address: "+12125550123", on: "2026-02-11" },
          ],
          representative: {
            name: "Hill & Co",
            phone: null,
            email: "h@law.example",
            isOnly: true,
            isConfirmed: true,
          },
          values: { "rep-name": "x" },
          errors: { "rep-evidence": t("choice.error.evidence") },
        }}
        chosen={{
          choices: {
            consents: ["autodialled"],
            unwantedChannels: ["phone", "dialer"],
            hours: { startMinute: 540, endMinute: 1110 },
          },
          told: [{ since: NOW, who: t("actor.borrower"), evidence: "said by phone on 3 May" }],
          values: { "way.sms": "on", from: "09:00", to: "18:30", evidence: "" },
          errors: { evidence: t("choice.error.evidence") },
        }}
      />
    ),
    "contacts-none": (
      <ContactsPage
        {...shared}
        purpose="service"
        denied={denied}
        ways={[]}
        history={[]}
        form={null}
        reached={{ borrowerId: "bor_02", confirmed: [], representative: null, values: null }}
        chosen={{ choices: null, told: [], values: null }}
      />
    ),
    choices: (
      <ChoicesPage
        more={{
          ...{ reached: ["a•••@e•••.com", "•••123"], days: ["2026-03-20", "2026-03-21"] },
          ...{ hasCallBack: false, representative: "claimed" },
          messages: [{ on: "2026-03-12", subject: "Your loan L-1", text: "Please look at it." }],
          values: { "rep-phone": "x", "call-from": "9" },
          errors: { "rep-name": t("choice.error.rep.name"), "call-on": t("choice.error.callDay") },
        }}
        t={t}
        path="/choices/x"
        lender="Harbor Lending"
        stoppedOn={null}
        locale="zh-CN"
        values={{ "way.email": "on", "consent.hours": "on", from: "9", to: "" }}
        errors={{ from: t("choice.error.hours") }}
      />
    ),
    "choices-stopped": (
      <ChoicesPage
        more={{
          messages: [],
          reached: [],
          days: [],
          hasCallBack: true,
          representative: "confirmed",
        }}
        t={t}
        path="/choices/x"
        lender="Harbor Lending"
        stoppedOn="2026-03-01"
        locale="en"
        values={{}}
        said="stopped"
      />
    ),
  };
}
