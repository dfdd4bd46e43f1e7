import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";
import { Alert } from "./alert";
import { Document } from "./document";
import type { Frame } from "./frame";
import { Icon } from "./icons";
import { KeysHelp } from "./keys-help";
import { ModeChip, Rail } from "./rail";

export type ShellProps = Readonly<{
  t: Translator;
  frame: Frame;
  title: string;
  refreshSeconds?: number | undefined;
  children?: Child;
}>;

/** The signed-in frame: rail on the left, on a phone a menu on top, and the page. */
export function Shell({ t, frame, title, refreshSeconds, children }: ShellProps) {
  return (
    <Document t={t} title={title} bodyClass={bodyClass(frame)} refreshSeconds={refreshSeconds}>
      <header class="topbar">
        <details class="topmenu">
          <summary>
            <Icon name="menu" />
            <span class="topmenu-label">{t("shell.menu")}</span>
            <span class="topmenu-tenant">{frame.tenant.name}</span>
            <ModeChip t={t} mode={frame.tenant.mode} />
          </summary>
          <Rail t={t} frame={frame} />
        </details>
      </header>
      <aside class="rail">
        <Rail t={t} frame={frame} />
      </aside>
      <main id="main" class="main" tabindex={-1}>
        {frame.said && <Alert tone="good">{frame.said}</Alert>}
        {children}
      </main>
      <KeysHelp t={t} entries={frame.entries} />
    </Document>
  );
}

function bodyClass(frame: Frame): string {
  return ["app", frame.tenant.mode, frame.density ?? ""].filter((name) => name !== "").join(" ");
}
