import type { Translator } from "../locales/translate";

export type CopyOnceProps = Readonly<{ t: Translator; label: string; secret: string; id: string }>;

/** A secret that is shown this once. */
export function CopyOnce({ t, label, secret, id }: CopyOnceProps) {
  return (
    <div class="copy-once">
      <p class="copy-once-label">{label}</p>
      <p class="copy-once-line">
        <code id={id} class="secret">
          {secret}
        </code>
        <button type="button" class="button" data-copy={id} data-copied={t("shell.copied")} hidden>
          {t("shell.copy")}
        </button>
      </p>
      <p class="copy-once-warning">{t("shell.copyOnce")}</p>
    </div>
  );
}
