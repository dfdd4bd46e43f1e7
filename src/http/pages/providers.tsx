import { ProviderPage, type ProviderPageProps } from "../../../web/pages/provider";
import { ProvidersPage } from "../../../web/pages/providers";
import { addProvider } from "../../app/provider/add";
import { changeProvider } from "../../app/provider/change";
import { findProvider, listProviders } from "../../app/provider/list";
import { orderProviders } from "../../app/provider/order";
import { removeProvider } from "../../app/provider/remove";
import type { Provider } from "../../app/provider/store";
import { tryProvider } from "../../app/provider/try";
import { addSuppression } from "../../app/suppression/add";
import { liftSuppression } from "../../app/suppression/lift";
import { listSuppressions } from "../../app/suppression/list";
import type { ProviderFlaw } from "../../domain/provider/check";
import { CARRIED_CHANNELS, channelOf, type ProviderKind } from "../../domain/provider/provider";
import type { Permission } from "../../domain/member/role";
import { providerId } from "../../kernel/ids";
import { ownProvider } from "../routes/providers";
import { reportsUrl } from "../webhook-url";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";
import {
  channelFor,
  fieldOfFlaw,
  firstValues,
  kindOf,
  type ProviderValues,
  providerValues,
  typedProvider,
} from "./provider-form";

const PATH = "/settings/providers";
const SUPPRESSION_ROWS = 100;

export const providerPages = newPages();

providerPages.get(PATH, async (c) => renderPage(c, await listPage(c)));

providerPages.get(`${PATH}/new`, async (c) => {
  const kind = kindOf(c.req.query("kind"));
  c.get("tenant").allow("provider.manage");
  if (!kind) return c.notFound();
  return renderPage(c, formPage(c, null, { kind, values: firstValues(kind) }));
});

providerPages.post(PATH, async (c) => {
  const values = await readForm(c);
  const kind = kindOf(values["kind"]);
  if (!kind) return c.notFound();
  const typed = typedProvider(kind, values);
  const secrets = typed.secrets ?? { key: "", events: null };
  const added = await addProvider(c.get("tenant"), { ...typed, secrets });
  if (!added.ok) {
    const errors = flawErrors(c, added.refusal.flaws);
    return renderPage(c, formPage(c, null, { kind, values, errors }), 422);
  }
  return saved(c, added.value);
});

providerPages.get(`${PATH}/:id`, async (c) => {
  const found = await findProvider(c.get("tenant"), ownProvider(c, c.req.param("id")) ?? 0);
  return found.ok ? renderPage(c, formPage(c, found.value)) : c.notFound();
});

providerPages.post(`${PATH}/:id`, async (c) => {
  const ctx = c.get("tenant");
  const number = ownProvider(c, c.req.param("id")) ?? 0;
  ctx.allow("provider.manage");
  const before = await ctx.providers.provider(number);
  if (!before) return c.notFound();
  const values = await readForm(c);
  const { kind } = before.settings;
  const typed = typedProvider(kind, { ...values, channel: channelOf(before.settings) });
  const revision = Number(values["revision"]);
  const changed = await changeProvider(ctx, number, revision, typed);
  if (changed.ok) return saved(c, changed.value);
  const { refusal } = changed;
  if (refusal.code === "provider.not_found") return c.notFound();
  const errors =
    refusal.code === "provider.invalid"
      ? flawErrors(c, refusal.flaws)
      : { "": translatorOf(c)("provider.changedMeanwhile") };
  const again = { ...values, revision: String(before.revision) };
  return renderPage(c, formPage(c, before, { kind, values: again, errors }), 422);
});

providerPages.post(`${PATH}/:id/first`, async (c) => {
  const ctx = c.get("tenant");
  const number = ownProvider(c, c.req.param("id")) ?? 0;
  const found = await findProvider(ctx, number);
  if (!found.ok) return c.notFound();
  const others = (await listProviders(ctx)).map((one) => one.number);
  await orderProviders(ctx, [number, ...others]);
  const { name } = found.value;
  return redirectAfter(c, PATH, { key: "provider.ordered", facts: { name } });
});

providerPages.post(`${PATH}/:id/removal`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("provider.manage");
  const number = ownProvider(c, c.req.param("id")) ?? 0;
  const before = await ctx.providers.provider(number);
  const removed = await removeProvider(ctx, number);
  if (!removed.ok || !before) return c.notFound();
  return redirectAfter(c, PATH, { key: "provider.removed", facts: { name: before.name } });
});

providerPages.post(`${PATH}/:id/trials`, async (c) => {
  const ctx = c.get("tenant");
  const number = ownProvider(c, c.req.param("id")) ?? 0;
  const to = ((await readForm(c))["to"] ?? "").trim();
  const tried = await tryProvider(ctx, number, to);
  const provider = await ctx.providers.provider(number);
  if (!provider) return c.notFound();
  const values = { ...providerValues(provider), to };
  const { kind } = provider.settings;
  if (!tried.ok) {
    const trialErrors = { to: translatorOf(c)("provider.trial.wrong") };
    return renderPage(c, formPage(c, provider, { kind, values, trialErrors }), 422);
  }
  const { value } = tried;
  const detail = value.end === "accepted" ? value.providerId : value.reason;
  const trial = { end: value.end, detail };
  return renderPage(c, formPage(c, provider, { kind, values, trial }));
});

providerPages.post("/settings/suppressions", async (c) => {
  const ctx = c.get("tenant");
  const values = await readForm(c);
  const [address, source] = ["address", "source"].map((name) => (values[name] ?? "").trim());
  const channel = CARRIED_CHANNELS.find((one) => one === values["channel"]);
  ctx.allow("suppression.write");
  if (!channel || !address || address.length < 3 || !source) {
    const wrong = translatorOf(c)("suppression.wrong");
    const errors = { [source ? "address" : "source"]: wrong };
    return renderPage(c, await listPage(c, { values, errors }), 422);
  }
  const cut = { address: address.slice(0, 254), source: source.slice(0, 200) };
  await addSuppression(ctx, { channel, ...cut });
  return redirectAfter(c, PATH, { key: "suppression.added" });
});

providerPages.post("/settings/suppressions/lift", async (c) => {
  const values = await readForm(c);
  const channel = CARRIED_CHANNELS.find((one) => one === values["channel"]) ?? "email";
  const lifted = await liftSuppression(c.get("tenant"), channel, values["address"] ?? "");
  return lifted.ok ? redirectAfter(c, PATH, { key: "suppression.lifted" }) : c.notFound();
});

function saved(c: PageContext, provider: Provider) {
  const path = `${PATH}/${providerId(c.get("tenant").tenant.id, provider.number)}`;
  return redirectAfter(c, path, { key: "provider.saved", facts: { name: provider.name } });
}

function may(c: PageContext, permission: Permission): boolean {
  return c.get("tenant").actor.permissions.includes(permission);
}

function flawErrors(c: PageContext, flaws: readonly ProviderFlaw[]) {
  const t = translatorOf(c);
  return Object.fromEntries(
    flaws.map((flaw) => [fieldOfFlaw(flaw), t(`provider.flaw.${flaw.code}`)]),
  );
}

async function listPage(
  c: PageContext,
  again: Readonly<{ values?: ProviderValues; errors?: Readonly<Record<string, string>> }> = {},
) {
  const ctx = c.get("tenant");
  const [providers, suppressions] = await Promise.all([
    listProviders(ctx),
    listSuppressions(ctx, SUPPRESSION_ROWS),
  ]);
  const { t, frame } = pageShell(c, { current: PATH });
  return (
    <ProvidersPage
      t={t}
      frame={frame}
      providers={providers.map(({ number, name, settings, perSecond, restsUntil, trouble }) => ({
        id: providerId(ctx.tenant.id, number),
        name,
        kind: settings.kind,
        channel: channelOf(settings),
        from: settings.from,
        perSecond,
        restsUntil: restsUntil > ctx.now ? restsUntil : null,
        trouble: restsUntil > ctx.now ? trouble : null,
      }))}
      suppressions={suppressions}
      canManage={may(c, "provider.manage")}
      canSuppress={may(c, "suppression.write")}
      {...again}
    />
  );
}

type Filled = Readonly<{ kind: ProviderKind; values: ProviderValues }> &
  Partial<Pick<ProviderPageProps, "errors" | "trial" | "trialErrors">>;

function formPage(c: PageContext, provider: Provider | null, filled?: Filled) {
  const kind = provider?.settings.kind ?? filled?.kind ?? "smtp";
  const id = provider && providerId(c.get("tenant").tenant.id, provider.number);
  const asked = filled?.values["channel"] ?? c.req.query("channel");
  const { t, frame } = pageShell(c, { current: PATH });
  return (
    <ProviderPage
      t={t}
      frame={frame}
      kind={kind}
      channel={provider ? channelOf(provider.settings) : channelFor(kind, asked)}
      provider={provider && id ? { id, name: provider.name, reportsUrl: reportsUrl(c, id) } : null}
      values={filled?.values ?? (provider ? providerValues(provider) : {})}
      errors={filled?.errors ?? {}}
      canManage={may(c, "provider.manage")}
      {...(filled?.trial && { trial: filled.trial })}
      {...(filled?.trialErrors && { trialErrors: filled.trialErrors })}
    />
  );
}
