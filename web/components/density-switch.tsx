import type { Translator } from "../locales/translate";

/** Close or open rows. It needs the script, which shows it. */
export function DensitySwitch({ t, compact }: Readonly<{ t: Translator; compact: boolean }>) {
  return (
    <button
      type="button"
      class="quiet-button"
      data-density
      aria-pressed={compact ? "true" : "false"}
      hidden
    >
      {t("shell.density")}
    </button>
  );
}
