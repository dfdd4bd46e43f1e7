import type { Translator } from "../locales/translate";
import type { IconName } from "./icons";

export type NavEntry = Readonly<{
  href: string;
  label: string;
  icon?: IconName;
  /** The letter that follows `g` to go there. */
  go?: string;
  /** How many things wait there for a person; nothing is shown for zero. */
  count?: number;
  children?: readonly NavEntry[];
}>;

/** The entries of the left rail for someone with these permissions (`loan.read` …). */
export function navigationFor(
  t: Translator,
  allows: (permission: string) => boolean,
): readonly NavEntry[] {
  const entries: readonly Readonly<{ needs: string | null; entry: NavEntry }>[] = [
    { needs: null, entry: { href: "/", label: t("shell.overview"), icon: "overview", go: "o" } },
    at("task.read", {
      href: "/worklist",
      label: t("shell.worklist"),
      icon: "worklist",
      go: "w",
    }),
    at("loan.read", { href: "/loans", label: t("shell.loans"), icon: "loans", go: "l" }),
    at("case.read", { href: "/cases", label: t("shell.cases"), icon: "cases", go: "c" }),
    at("flag.read", { href: "/watchlist", label: t("shell.watchlist"), icon: "watch" }),
    at("payment.read", {
      href: "/payments/unmatched",
      label: t("shell.payments"),
      icon: "payments",
      go: "p",
    }),
    at("notice.read", { href: "/notices", label: t("shell.notices"), icon: "notices", go: "n" }),
    at("policy.read", { href: "/policy", label: t("shell.policy"), icon: "policy", go: "y" }),
    at("report.read", {
      href: "/reports/ageing",
      label: t("shell.reports"),
      icon: "reports",
      go: "r",
    }),
    at("import.read", { href: "/imports", label: t("shell.imports"), icon: "imports", go: "i" }),
    at("export.read", { href: "/exports", label: t("shell.exports"), icon: "exports", go: "x" }),
    at("scan.read", { href: "/scans", label: t("shell.scans"), icon: "scans", go: "s" }),
    { needs: null, entry: settingsFor(t, allows) },
  ];
  return entries.filter(({ needs }) => needs === null || allows(needs)).map(({ entry }) => entry);
}

function settingsFor(t: Translator, allows: (permission: string) => boolean): NavEntry {
  const children = [
    at("member.read", { href: "/settings/team", label: t("shell.team") }),
    at("api-key.manage", { href: "/settings/api-keys", label: t("shell.apiKeys") }),
    at("template.read", { href: "/settings/templates", label: t("shell.templates") }),
    at("contact.read", { href: "/settings/contact-packs", label: t("shell.contactPacks") }),
    at("provider.read", { href: "/settings/providers", label: t("shell.providers") }),
    at("webhook.manage", { href: "/settings/webhooks", label: t("shell.webhooks") }),
    at("subscription.manage", {
      href: "/settings/subscriptions",
      label: t("shell.subscriptions"),
    }),
    { needs: null, entry: { href: "/settings/security", label: t("shell.security") } },
    { needs: null, entry: { href: "/settings/preferences", label: t("shell.preferences") } },
    at("tenant.manage", { href: "/settings/leaving", label: t("shell.leaving") }),
    { needs: null, entry: { href: "/docs", label: t("shell.apiDocs") } },
  ]
    .filter(({ needs }) => needs === null || allows(needs))
    .map(({ entry }) => entry);
  const href = children[0]?.href ?? "/settings/preferences";
  return { href, label: t("shell.settings"), icon: "settings", go: "e", children };
}

function at(needs: string, entry: NavEntry): Readonly<{ needs: string; entry: NavEntry }> {
  return { needs, entry };
}
