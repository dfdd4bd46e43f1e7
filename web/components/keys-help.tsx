import type { Translator } from "../locales/translate";
import type { NavEntry } from "./navigation";

type KeysHelpProps = Readonly<{ t: Translator; entries: readonly NavEntry[] }>;

/** The keyboard shortcuts; `?` or the button in the rail opens it, without script too. */
export function KeysHelp({ t, entries }: KeysHelpProps) {
  const places = entries.flatMap(({ go, label }) => (go ? [{ go, label }] : []));
  return (
    <div id="keys" class="keys" popover="auto" role="dialog" aria-labelledby="keys-title">
      <div class="keys-head">
        <h2 id="keys-title">{t("shell.keysTitle")}</h2>
        <button type="button" class="quiet-button" popovertarget="keys" popovertargetaction="hide">
          {t("shell.keysClose")}
        </button>
      </div>
      <dl class="keys-list">
        <KeyRow keys={["/"]} meaning={t("shell.keySearch")} />
        <KeyRow keys={["?"]} meaning={t("shell.keyHelp")} />
        <KeyRow keys={["j"]} meaning={t("shell.keyNext")} />
        <KeyRow keys={["k"]} meaning={t("shell.keyPrevious")} />
        <KeyRow keys={["Enter"]} meaning={t("shell.keyOpen")} />
        {places.map(({ go, label }) => (
          <KeyRow keys={["g", go]} meaning={t("shell.keyGo", { place: label })} />
        ))}
      </dl>
    </div>
  );
}

function KeyRow({ keys, meaning }: Readonly<{ keys: readonly string[]; meaning: string }>) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd>{key}</kbd>
        ))}
      </dt>
      <dd>{meaning}</dd>
    </div>
  );
}
