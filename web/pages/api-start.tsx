import { Marked } from "../components/marked";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

type ApiStartProps = Readonly<{ t: Translator; origin: string }>;

const RULES = ["docs.start.lists", "docs.start.retries", "docs.start.errors"] as const;

/** From nothing to the first call, and what holds for every call. */
export function ApiStart({ t, origin }: ApiStartProps) {
  return (
    <Section id="start" title={t("docs.start")}>
      <div class="operation">
        <p>{t("docs.start.text")}</p>
        <pre class="code" tabindex={0}>
          {firstCalls(origin)}
        </pre>
        <ul>
          {RULES.map((rule) => (
            <li>
              <Marked text={t(rule)} />
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

function firstCalls(origin: string): string {
  const post = (path: string, cookies: string, body: object) =>
    `curl -X POST ${origin}${path} ${cookies} \\\n` +
    `  -H "Content-Type: application/json" \\\n  -d '${JSON.stringify(body)}'`;
  return [
    post("/api/auth/sign-up/email", "-c session.txt", {
      name: "Ada Park",
      email: "ada@example.com",
      password: "a few unrelated words",
    }),
    post("/v1/tenants", "-b session.txt -c session.txt", {
      name: "Harbor Lending",
      mode: "sandbox",
      timezone: "America/New_York",
      currency: "USD",
      locale: "en",
    }),
    post("/v1/api-keys", "-b session.txt", { name: "first key", scopes: ["*"] }),
    "export FORBEAR_KEY=fbk_sandbox_…",
  ].join("\n");
}
