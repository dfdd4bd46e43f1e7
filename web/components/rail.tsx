import type { Translator } from "../locales/translate";
import { DateText } from "./date";
import type { Frame } from "./frame";
import { Icon } from "./icons";
import { LanguageSwitch } from "./language-switch";
import type { NavEntry } from "./navigation";

type RailProps = Readonly<{ t: Translator; frame: Frame }>;

/** Where I am, where I can go, and who I am. */
export function Rail({ t, frame }: RailProps) {
  return (
    <div class="rail-body">
      <TenantBlock t={t} frame={frame} />
      <SearchForm t={t} query={frame.search} />
      <nav class="nav" aria-label={t("shell.navigation")}>
        <ul>
          {frame.entries.map((entry) => (
            <NavItem entry={entry} current={frame.current} />
          ))}
        </ul>
      </nav>
      <div class="rail-foot">
        <PersonMenu t={t} frame={frame} />
        <div class="rail-tools">
          <LanguageSwitch t={t} path={frame.path} />
          <button
            type="button"
            class="key-button"
            popovertarget="keys"
            aria-label={t("shell.keysTitle")}
          >
            <kbd>?</kbd>
          </button>
        </div>
      </div>
    </div>
  );
}

export function ModeChip({ t, mode }: Readonly<{ t: Translator; mode: "live" | "sandbox" }>) {
  const meaning = mode === "sandbox" ? t("shell.sandboxMeaning") : undefined;
  return (
    <span class={`mode mode-${mode}`} title={meaning}>
      {t(`shell.${mode}`)}
    </span>
  );
}

function TenantBlock({ t, frame }: RailProps) {
  const { tenant } = frame;
  const date = <DateText t={t} on={tenant.businessDate} />;
  return (
    <div class="tenant">
      <p class="tenant-name">
        <span>{tenant.name}</span>
        <ModeChip t={t} mode={tenant.mode} />
      </p>
      {tenant.mode === "sandbox" ? (
        <a class="clock-chip" href="/clock" title={t("shell.moveClock")}>
          <Icon name="clock" />
          <span>{t("shell.testClock")}</span>
          {date}
        </a>
      ) : (
        <p class="tenant-date">
          {t("shell.businessDate")} {date}
        </p>
      )}
    </div>
  );
}

function SearchForm({ t, query }: Readonly<{ t: Translator; query: string | undefined }>) {
  return (
    <search>
      <form class="find" action="/loans" method="get">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          value={query ?? ""}
          aria-label={t("shell.search")}
          title={t("shell.searchPlaceholder")}
          placeholder={t("shell.search")}
          autocomplete="off"
          enterkeyhint="search"
          data-search
        />
        <span class="find-key" aria-hidden="true">
          <kbd>/</kbd>
        </span>
      </form>
    </search>
  );
}

function NavItem({ entry, current }: Readonly<{ entry: NavEntry; current: string }>) {
  const inside = entry.children?.some((child) => child.href === current) ?? false;
  return (
    <li>
      <a
        class={inside ? "nav-link nav-open" : "nav-link"}
        href={entry.href}
        aria-current={entry.href === current && !inside ? "page" : undefined}
        data-go={entry.go}
      >
        {entry.icon && <Icon name={entry.icon} />}
        <span>{entry.label}</span>
        {entry.count ? <span class="nav-count">{entry.count}</span> : null}
      </a>
      {inside && (
        <ul class="nav-sub">
          {entry.children?.map((child) => (
            <li>
              <a
                class="nav-link"
                href={child.href}
                aria-current={child.href === current ? "page" : undefined}
              >
                {child.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function PersonMenu({ t, frame }: RailProps) {
  return (
    <details class="person">
      <summary aria-label={t("shell.person", { name: frame.person.name })}>
        <span class="person-name">{frame.person.name}</span>
        <Icon name="up" />
      </summary>
      <div class="person-menu">
        <p class="person-email">{frame.person.email}</p>
        <a href="/settings/security">{t("shell.security")}</a>
        <a href="/settings/preferences">{t("shell.preferences")}</a>
        {frame.otherTenants?.map((tenant) => (
          <form method="post" action="/tenants/current">
            <input type="hidden" name="tenantId" value={tenant.id} />
            <button type="submit">{tenant.name}</button>
          </form>
        ))}
        <a href="/tenants/new">{t("shell.newTenant")}</a>
        <form method="post" action="/sign-out">
          <button type="submit">{t("shell.signOut")}</button>
        </form>
      </div>
    </details>
  );
}
