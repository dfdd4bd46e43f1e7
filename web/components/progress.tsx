import type { Translator } from "../locales/translate";

export type ProgressProps = Readonly<{
  t: Translator;
  label: string;
  done: number;
  /** Null while the whole is not known yet. */
  total: number | null;
  /** How far in words, where done and total are not plain counts ("3 MB of 8 MB"). */
  counted?: string;
  ratePerSecond?: number | null;
  remainingSeconds?: number | null;
  failedCount?: number | null;
  /** The page to look at again without script. */
  refreshHref: string;
}>;

/** Long work: how far, how fast, how long still, what failed so far. */
export function Progress(props: ProgressProps) {
  const { t, label, done, total, ratePerSecond, remainingSeconds, failedCount } = props;
  const words = [
    ratePerSecond ? t("progress.rate", { rate: t.formatNumber(ratePerSecond) }) : null,
    remainingSeconds ? t("progress.remaining", { time: t.formatDuration(remainingSeconds) }) : null,
    failedCount ? t("progress.failed", { count: failedCount }) : null,
  ].filter((word) => word !== null);
  return (
    <div class="progress">
      <p class="progress-head">
        <span>{label}</span>
        <span class="progress-count">
          {props.counted ??
            (total === null ? t.formatNumber(done) : t("progress.of", { done, total }))}
        </span>
      </p>
      <progress
        aria-label={label}
        max={total ?? undefined}
        value={total === null ? undefined : Math.min(done, total)}
      ></progress>
      <p class="progress-words">{words.join(" · ")}</p>
      <p class="quiet">
        {t("progress.leave")} <a href={props.refreshHref}>{t("shell.refresh")}</a>
      </p>
    </div>
  );
}

/** How often a page with long work asks again where there is no script. */
export const REFRESH_SECONDS = 3;

/**
 * Attributes for the element that holds long work: it fetches its own page every second and takes
 * its own part from it. When the work is done the server answers `HX-Refresh` and the page opens
 * anew, so that what is around the element is right too.
 */
export function polling(href: string, id: string): Record<string, string> {
  return {
    "hx-get": href,
    "hx-trigger": "every 1s",
    "hx-select": `#${id}`,
    "hx-target": "this",
    "hx-swap": "outerHTML",
  };
}
