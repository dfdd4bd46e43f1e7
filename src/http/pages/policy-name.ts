import type { Translator } from "../../../web/locales/translate";
import { FIRST_POLICY } from "../../domain/policy/first-policy";

/** What a version is called: the first one is ours and has a name in the reader's language. */
export function policyName(
  t: Translator,
  { version, name }: Readonly<{ version: number; name: string }>,
): string {
  const isFirst = version === FIRST_POLICY.version && name === FIRST_POLICY.name;
  return isFirst ? t("policy.template.seven-months") : name;
}
