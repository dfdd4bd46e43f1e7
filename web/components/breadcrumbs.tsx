import type { Translator } from "../locales/translate";

export type BreadcrumbsProps = Readonly<{
  t: Translator;
  trail: readonly Readonly<{ href: string; label: string }>[];
}>;

export function Breadcrumbs({ t, trail }: BreadcrumbsProps) {
  return (
    <nav class="breadcrumbs" aria-label={t("shell.breadcrumbs")}>
      <ol>
        {trail.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
