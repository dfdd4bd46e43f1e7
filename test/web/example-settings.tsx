import { ErrorPage } from "../../web/components/error-page";
import type { Translator } from "../../web/locales/translate";
import { AcceptInvitationPage } from "../../web/pages/accept-invitation";
import { ApiKeyPage } from "../../web/pages/api-key";
import { ApiKeysPage } from "../../web/pages/api-keys";
import { behaviourOf } from "../../src/domain/behaviour/templates";
import { ClockPage } from "../../web/pages/clock";
import { CreateTenantPage } from "../../web/pages/create-tenant";
import { ForgotPasswordPage } from "../../web/pages/forgot-password";
import { PreferencesPage } from "../../web/pages/preferences";
import { ResetPasswordPage } from "../../web/pages/reset-password";
import { SecurityPage } from "../../web/pages/security";
import { SignInPage } from "../../web/pages/sign-in";
import { SignUpPage } from "../../web/pages/sign-up";
import { ProviderPage } from "../../web/pages/provider";
import { type ProviderRow, ProvidersPage } from "../../web/pages/providers";
import type { SuppressionRow } from "../../web/pages/suppressions";
import { TeamPage } from "../../web/pages/team";
import { TemplatePage, TemplatesPage } from "../../web/pages/templates";
import { TwoFactorPage } from "../../web/pages/two-factor";
import { DESCRIPTION_CHOICES, valuesOf } from "../../src/http/pages/webhook-description-form";
import { WebhookEndpointPage } from "../../web/pages/webhook-endpoint";
import { WebhooksPage } from "../../web/pages/webhooks";
import { exampleFrame, NOW } from "./example-frame";

export function clockExamples(t: Translator) {
  const clock = {
    t,
    frame: exampleFrame(t, "/clock"),
    results: { loansTouched: 61, transitions: 15, noticesPlanned: 38, setAside: 1 },
    canMove: true,
    daysMax: 400,
    earliestOn: "2026-03-18",
    latestOn: "2027-04-21",
    behaviour: {
      choice: "rolls",
      script: JSON.stringify(behaviourOf("rolls"), null, 2),
      canWrite: true,
      errors: {},
    },
    reset: { lastReset: null, canEmpty: true, errors: {} },
  } as const;
  const emptied = { loansTotal: 1000, loansRemoved: 640, rowsRemoved: 31_200 };
  const move = {
    from: "2026-01-01",
    target: "2026-07-30",
    daysDone: 75,
    daysTotal: 210,
    daysPerSecond: 3.2,
    remainingSeconds: 42,
  };
  return {
    clock: (
      <ClockPage
        {...clock}
        move={null}
        lastMove={{ from: "2026-01-01", to: "2026-03-17", daysScanned: 75 }}
      />
    ),
    "clock-moving": <ClockPage {...clock} move={move} lastMove={null} />,
    "clock-emptying": (
      <ClockPage
        {...clock}
        results={null}
        move={null}
        lastMove={null}
        reset={{
          ...clock.reset,
          lastReset: { ...emptied, isOver: false, finishedOn: null },
        }}
      />
    ),
    "clock-wrong": (
      <ClockPage
        {...clock}
        move={null}
        lastMove={null}
        behaviour={{
          ...clock.behaviour,
          choice: "own",
          errors: { script: t("sandbox.notJson") },
        }}
        reset={{
          ...clock.reset,
          lastReset: { ...emptied, isOver: true, finishedOn: t.formatDate("2026-03-16") },
          errors: { confirm: t("sandbox.confirmMissing") },
        }}
      />
    ),
  };
}

export function settingsExamples(t: Translator) {
  const key = {
    id: "key_1",
    name: "Core banking",
    scopes: ["loans:read", "payments:write"],
    createdAt: NOW,
    lastUsedOn: "2026-03-16",
    revokedAt: null,
    expiresAt: null,
    previousUntil: null,
    state: "active",
  } as const;
  const member = {
    id: "m1",
    name: "Ana Whitfield",
    email: "ana@harborstreet.example",
    role: "owner",
    twoFactor: true,
    since: NOW,
    isYou: true,
  } as const;
  const endpoint = {
    source: "standard" as const,
    isReady: true,
    id: "whk_1",
    name: "Stripe",
    url: "https://forbear.example/webhooks/payments/whk_1",
    createdAt: NOW,
    disabledAt: null,
  };
  return {
    "api-keys": (
      <ApiKeysPage
        t={t}
        frame={exampleFrame(t, "/settings/api-keys")}
        keys={[
          { ...key, state: "expiring", expiresAt: NOW, previousUntil: NOW },
          {
            ...key,
            id: "key_2",
            scopes: ["*"],
            lastUsedOn: null,
            state: "revoked",
            revokedAt: NOW,
          },
        ]}
        scopes={["loans:read", "loans:write", "payments:read", "payments:write", "reports:read"]}
        created={{
          name: "Data warehouse",
          secret: "fbk_live_1_2_9s8d7f6g5h4j3k2l1q2w3e4r5t6y7u8iAbCdEf",
          exampleUrl: "https://forbear.example/v1/loans",
        }}
      />
    ),
    "api-key": (
      <ApiKeyPage
        t={t}
        frame={exampleFrame(t, "/settings/api-keys")}
        apiKey={{
          ...key,
          previousUntil: NOW,
          clientId: "fbk_live_1_1",
          createdBy: "Ana Whitfield",
          createdAt: NOW,
          allowedAddresses: ["203.0.113.0/24", "2001:db8:40::/48"],
        }}
        values={{ name: "Core banking", lastDay: "2026-12-31", addresses: "203.0.113.0/24" }}
        overlaps={[0, 1, 24]}
        overlap={24}
        errors={{ change: { addresses: "Not an address." }, revoke: { revoke: "Tick the box." } }}
      />
    ),
    preferences: (
      <PreferencesPage
        t={t}
        frame={exampleFrame(t, "/settings/preferences")}
        tenant={{
          id: "ten_1",
          name: "Harbor Street Credit",
          currency: "USD",
          locale: "en",
          letterhead: "1 Harbor Street",
        }}
        timezones={["UTC", "America/New_York", "Asia/Shanghai"]}
        canManage
      />
    ),
    team: (
      <TeamPage
        t={t}
        frame={exampleFrame(t, "/settings/team")}
        members={[member, { ...member, id: "m2", role: "officer", isYou: false, twoFactor: false }]}
        invitations={[{ id: "i1", email: "li.wei@mail.example", role: "analyst", expiresAt: NOW }]}
        canManage
        givableRoles={["admin", "officer", "analyst", "integrator"]}
      />
    ),
    security: (
      <SecurityPage
        t={t}
        frame={exampleFrame(t, "/settings/security")}
        passwordLengthMin={12}
        twoFactorOn={false}
        setup={{
          uri: "otpauth://totp/Forbear:ana",
          key: "JBSW Y3DP EHPK 3PXP",
          backupCodes: ["a1b2-c3d4", "e5f6-g7h8"],
        }}
        sessions={[
          { id: "s1", device: "Firefox, Linux", address: "::1", createdAt: NOW, isThis: true },
          { id: "s2", device: "Safari, iPhone", address: null, createdAt: NOW, isThis: false },
        ]}
      />
    ),
    ...providerExamples(t),
    "webhook-endpoint": (
      <WebhookEndpointPage
        t={t}
        frame={exampleFrame(t, "/settings/webhooks")}
        endpoint={{
          ...{ id: "whk_3", name: "House bank", url: endpoint.url, source: "custom" },
          ...{ loanKey: null, hasSecrets: true },
        }}
        needed={["secret"]}
        description={{ values: valuesOf(null), choices: DESCRIPTION_CHOICES, saved: false }}
        trial={{
          proof: ["timestamp-old", "signature-wrong"],
          messages: [
            {
              ...{ messageId: "m1", text: t("webhookTrial.unclearFields"), tone: "act" },
              findings: [
                {
                  ...{ pointer: "/payment/amount", path: "$.data.amount" },
                  ...{ found: ['"1,234.50"'], flaw: "not-decimal" },
                },
              ],
            },
          ],
        }}
        tried={{ body: "{}", headers: "X-Signature: 00ff" }}
      />
    ),
    webhooks: (
      <WebhooksPage
        t={t}
        frame={exampleFrame(t, "/settings/webhooks")}
        endpoints={[endpoint, { ...endpoint, id: "whk_2", disabledAt: NOW }]}
        events={[
          {
            endpointName: "Stripe",
            messageId: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
            state: "applied",
            outcome: null,
            receivedAt: NOW,
          },
        ]}
        created={{
          name: "Bank",
          url: endpoint.url,
          secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        }}
      />
    ),
  };
}

export function doorExamples(t: Translator) {
  const path = "/sign-in";
  return {
    "sign-in": <SignInPage t={t} path={path} errors={{ "": t("problem.denied.happened") }} />,
    "sign-up": <SignUpPage t={t} path={path} passwordLengthMin={12} />,
    "forgot-password": <ForgotPasswordPage t={t} path={path} sent email="a@b.example" />,
    "reset-password": <ResetPasswordPage t={t} path={path} token="t" passwordLengthMin={12} />,
    "two-factor": <TwoFactorPage t={t} path={path} />,
    "accept-invitation": (
      <AcceptInvitationPage
        t={t}
        path={path}
        invitation={{
          id: "i1",
          tenantName: "Harbor Street Credit",
          inviterName: "Ana Whitfield",
          email: "li.wei@mail.example",
          role: "analyst",
          forSomeoneElse: false,
        }}
      />
    ),
    "create-tenant": (
      <CreateTenantPage
        t={t}
        path={path}
        timezones={["America/New_York", "Asia/Shanghai"]}
        currencies={["USD", "CNY"]}
      />
    ),
    error: <ErrorPage t={t} kind="fault" requestId="7e1c" details={["asOf: not a date"]} />,
  };
}

function providerExamples(t: Translator) {
  const frame = exampleFrame(t, "/settings/providers");
  const mail: ProviderRow = {
    id: "prv_1",
    name: "Transactional mail",
    kind: "smtp",
    channel: "email",
    from: "notices@harborstreet.example",
    perSecond: 10,
    restsUntil: null,
    trouble: null,
  };
  const rests = { restsUntil: NOW, trouble: "resend: 503" };
  const down: ProviderRow = { ...mail, id: "prv_2", kind: "resend", perSecond: null, ...rests };
  const gone: SuppressionRow = {
    channel: "email",
    address: "gone@mail.example",
    reason: "bounced",
    source: "Transactional mail: 550 no such mailbox",
    createdAt: NOW,
  };
  const number = "+14155550123";
  const stopped: SuppressionRow = { ...gone, channel: "sms", address: number, reason: "stopped" };
  const may = { canManage: true, canSuppress: true };
  const form = { t, frame, values: { port: "465", security: "tls" }, errors: {}, canManage: true };
  const existing = {
    ...{ id: "prv_3", name: "Texts" },
    reportsUrl: "https://forbear.example/providers/prv_3/reports",
  };
  return {
    templates: (
      <TemplatesPage
        {...{ t, frame: exampleFrame(t, "/settings/templates") }}
        names={["past-due", "past-due-final"]}
        own={new Map([["past-due/email/en", 3]])}
      />
    ),
    template: (
      <TemplatePage
        {...{ t, frame: exampleFrame(t, "/settings/templates"), name: "past-due" }}
        channel="sms"
        locale="en"
        values={{ subject: "", text: "We wrote to you.", from: "1", loan: "L-1042" }}
        errors={{ text: "Say who writes." }}
        facts={["lender", "choice_url"]}
        preview={{
          ...{ subject: "", text: "We wrote to you.", loan: "L-1042" },
          sms: { encoding: "GSM-7", length: 16, segments: 1 },
        }}
        versions={[{ version: 1, isOwn: true, who: "Ana Whitfield", createdAt: NOW }]}
        canWrite
      />
    ),
    "template-new": (
      <TemplatePage
        {...{ t, frame: exampleFrame(t, "/settings/templates"), name: "past-due" }}
        channel="email"
        locale="zh-CN"
        values={{ subject: "", text: "", from: "0", loan: "" }}
        errors={{}}
        facts={["lender"]}
        preview={null}
        versions={[]}
        canWrite={false}
      />
    ),
    providers: (
      <ProvidersPage
        {...{ t, frame, ...may }}
        providers={[mail, down]}
        suppressions={[gone, stopped]}
      />
    ),
    "providers-empty": (
      <ProvidersPage
        {...{ t, frame, canManage: false, canSuppress: false }}
        providers={[]}
        suppressions={[]}
      />
    ),
    "provider-new": (
      <ProviderPage
        {...form}
        kind="smtp"
        channel="email"
        provider={null}
        errors={{ host: "Write the server's name." }}
      />
    ),
    provider: (
      <ProviderPage
        {...form}
        kind="twilio"
        channel="sms"
        provider={existing}
        trial={{ end: "accepted", detail: "SM1" }}
      />
    ),
    "provider-gateway": (
      <ProviderPage
        {...form}
        kind="gateway"
        channel="email"
        provider={existing}
        trial={{ end: "not-taken", detail: "gateway: 503" }}
        trialErrors={{ to: "Write an address." }}
      />
    ),
    "provider-resend": <ProviderPage {...form} kind="resend" channel="email" provider={null} />,
  };
}
