import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";

/** In which form the reader wants calls to be written. */
export const CODE_FORMS = ["curl", "typescript"] as const;
export type CodeForm = (typeof CODE_FORMS)[number];
export type Samples = Readonly<Record<CodeForm, Child>>;

const NAMES: Readonly<Record<CodeForm, string>> = { curl: "curl", typescript: "TypeScript" };

export type CodeSampleProps = Readonly<{
  t: Translator;
  id: string;
  form: CodeForm;
  samples: Samples;
}>;

/**
 * One call in two forms, one of them shown. The other is a link away and stays chosen on every
 * page, so that nobody chooses twice and no script is needed.
 */
export function CodeSample({ t, id, form, samples }: CodeSampleProps) {
  return (
    <div class="sample" id={id}>
      <p class="sample-forms">
        {CODE_FORMS.map((one) => (
          <a href={`?code=${one}#${id}`} aria-current={one === form ? "true" : undefined}>
            {NAMES[one]}
          </a>
        ))}
      </p>
      <CodeBlock t={t} id={`${id}-code`}>
        {samples[form]}
      </CodeBlock>
    </div>
  );
}

export type CodeBlockProps = Readonly<{
  t: Translator;
  id: string;
  /** A file of this name, rather than something for the shell. */
  file?: string | undefined;
  children?: Child;
}>;

/** Lines to copy: typed into a shell, or kept as a file. */
export function CodeBlock({ t, id, file, children }: CodeBlockProps) {
  return (
    <div class="code-block">
      {file && (
        <p class="code-file">
          <code>{file}</code>
        </p>
      )}
      <pre class="code" id={id} tabindex={0} data-file={file}>
        {children}
      </pre>
      <button type="button" class="code-copy" data-copy={id} data-copied={t("shell.copied")} hidden>
        {t("shell.copy")}
      </button>
    </div>
  );
}
