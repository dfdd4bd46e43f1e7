import type { MessageKey, Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/clock-time";
import type { ChangeWords } from "../../../web/pages/policy-changes";
import type { BucketRange } from "../../domain/delinquency/bucket-scheme";
import { differencesOf, type PolicyChange } from "../../domain/policy/difference";
import type { LadderStep, PolicyDocument, Segment } from "../../domain/policy/policy";
import type { StepAction } from "../../domain/policy/step-action";
import { bucketLine, bucketsOfLadder } from "./policy-buckets";
import {
  actionWords,
  conditionWords,
  dayWords,
  latenessWords,
  letterWords,
  orderWords,
  placeOfStep,
  repeatWords,
  triggerWords,
} from "./policy-words";

type Words = (value: unknown) => string;
type Reader = Readonly<{
  t: Translator;
  currency: string;
  /** The step of a path, as it is told after the change or else before it. */
  stepAt: (path: string) => LadderStep | undefined;
}>;

/** What a document changes of another, as a reader would say it; steps in order of days. */
export function changeWords(
  t: Translator,
  before: PolicyDocument,
  after: PolicyDocument,
  currency: string,
): readonly ChangeWords[] {
  const steps = new Map([...stepsByPath(before), ...stepsByPath(after)]);
  const buckets = [after, before].flatMap((document) => [
    ...bucketsOfLadder(document, 0),
    ...(document.segments ?? []).flatMap((segment) => segment.buckets ?? []),
  ]);
  const reader: Reader = { t, currency, stepAt: (path) => steps.get(path) };
  const placeOf = ({ path }: PolicyChange) => {
    const step = steps.get(stepPath(path));
    // What happens whenever a loan is cured or a letter fails is told last.
    return (step && placeOfStep(step, buckets)) ?? Number.MAX_SAFE_INTEGER;
  };
  const rankOf = ({ path }: PolicyChange) =>
    path.startsWith("ladder/") ? 1 : path.startsWith("segments") ? 2 : 0;
  const ordered = differencesOf(documentOnly(before), documentOnly(after)).toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (rankOf(a) === 0 ? 0 : Math.sign(placeOf(a) - placeOf(b))),
  );
  return ordered.map((change) => {
    const [what, say] = spoken(reader, change.path);
    const tell: Words = (value) => (value === null ? t("policy.none") : say(value));
    return { what, before: tell(change.before), after: tell(change.after) };
  });
}

/** A version in force carries its number and its day, which are no rules. */
function documentOnly(document: PolicyDocument): PolicyDocument {
  const {
    version: _version,
    effectiveOn: _effectiveOn,
    ...rest
  } = document as PolicyDocument & Readonly<{ version?: unknown; effectiveOn?: unknown }>;
  return rest;
}

function stepsByPath({ ladder, segments = [] }: PolicyDocument): [string, LadderStep][] {
  return [
    ...ladder.map((step): [string, LadderStep] => [`ladder/${step.step}`, step]),
    ...segments.flatMap(({ name, ladder: steps }) =>
      steps.map((step): [string, LadderStep] => [
        `segments/${escaped(name)}/ladder/${step.step}`,
        step,
      ]),
    ),
  ];
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The part of a path that names a step, or the whole of it. */
function stepPath(path: string): string {
  return /^(?:segments\/[^/]*\/)?ladder\/[^/]*/.exec(path)?.[0] ?? path;
}

const WHAT: Readonly<Record<string, MessageKey>> = {
  name: "policy.name",
  toleranceAmount: "policy.tolerance",
  tolerancePercent: "policy.tolerancePercent",
  tolerancePercentMax: "policy.tolerancePercentMax",
  graceDays: "policy.graceDays",
  buckets: "policy.buckets",
  counting: "policy.counting",
  allocation: "policy.allocation",
  sources: "policy.sources",
  charges: "policy.charges",
  match: "policy.match",
  missedDays: "policy.missedDays",
  canaryPercent: "policy.canary",
  ladder: "policy.ladder",
  segments: "policyEdit.segments",
};

/** What a path is called, and how to say its values. */
function spoken(reader: Reader, path: string): readonly [what: string, say: Words] {
  const { t } = reader;
  const [top = "", second = "", third = "", fourth] = path.split("/");
  if (top === "ladder" && second !== "") return spokenStep(reader, path, "");
  if (top === "segments" && second !== "") {
    const name = second.replaceAll("~1", "/").replaceAll("~0", "~");
    const segment = t("policy.segment", { name });
    if (third === "ladder" && fourth !== undefined) return spokenStep(reader, path, segment);
    if (third === "") return [segment, (value) => segmentWords(reader, value as Segment)];
    const what = t("policyEdit.of", { what: segment, where: t(partOf(third)) });
    return [what, valueWords(reader, third)];
  }
  if (top === "contact") {
    const edge = path.endsWith("endMinute") ? "policy.windowEnd" : "policy.windowStart";
    if (second === "packs") return [t("contact.policy.packs"), plain];
    if (second === "holidays") return [t("contact.policy.holidays"), plain];
    if (second === "lender") {
      const isRole = third === "role";
      return [t(isRole ? "contact.policy.role" : "contact.policy.supervisedIn"), plain];
    }
    if (second === "productClasses") {
      const product = third.replaceAll("~1", "/").replaceAll("~0", "~");
      return [t("contact.policy.productClass", { product }), plain];
    }
    if (second !== "window") return [t("policy.channels"), plain];
    return [t(edge), (value) => clockTime(Number(value))];
  }
  return [t(WHAT[top] ?? "policy.rules"), valueWords(reader, top)];
}

function spokenStep(reader: Reader, path: string, segment: string): readonly [string, Words] {
  const { t } = reader;
  const at = stepPath(path);
  const step = reader.stepAt(at);
  const day = step ? triggerWords(t, step) : at;
  const name = t("policy.stepOf", { day });
  const field = path.slice(at.length + 1).split("/")[0] ?? "";
  const whose = segment === "" ? name : t("policyEdit.of", { what: segment, where: name });
  if (field === "") return [whose, (value) => stepWords(reader, value as LadderStep)];
  const isNamed = field !== "actions" && field !== "day";
  const rest = path.slice(at.length + 1);
  const what = isNamed ? t("policyEdit.of", { what: whose, where: t(partOf(rest)) }) : whose;
  return [what, valueWords(reader, rest)];
}

const PARTS: Readonly<Record<string, MessageKey>> = {
  when: "policyEdit.when",
  on: "policyEdit.trigger",
  "on/event": "policyEdit.trigger",
  "on/bucket": "policyEdit.bucket",
  repeat: "policyEdit.everyDays",
  "repeat/everyDays": "policyEdit.everyDays",
  "repeat/timesMax": "policyEdit.timesMax",
  match: "policy.match",
};

function partOf(field: string): MessageKey {
  return PARTS[field] ?? WHAT[field] ?? "policy.rules";
}

const plain: Words = (value) =>
  Array.isArray(value) ? value.map((one) => plain(one)).join("; ") : String(value);

/** How the value of a field is said. */
function valueWords({ t, currency }: Reader, field: string): Words {
  switch (field) {
    case "day":
      return (value) => dayWords(t, Number(value));
    case "on":
      return (value) => triggerWords(t, { on: value } as LadderStep);
    case "on/event":
      return (value) => t(`policyEdit.trigger.${String(value)}` as MessageKey);
    case "on/bucket":
      return (value) => t("policy.when.bucket-entered", { bucket: String(value) });
    case "when":
      return (value) => conditionWords(t, String(value), currency);
    case "repeat":
      return (value) => repeatWords(t, value as Required<LadderStep>["repeat"]);
    case "actions":
      return (value) => actionsWords(t, value as readonly StepAction[]);
    case "allocation":
      return (value) => orderWords(t, value);
    case "toleranceAmount":
    case "tolerancePercentMax":
      return (value) => t.formatMoney(Number(value), currency);
    case "tolerancePercent":
      return (value) => t.formatPercent(String(value));
    case "buckets":
      return (value) => t.formatList((value as readonly BucketRange[]).map(bucketLine));
    case "canaryPercent":
      return (value) => t("policy.canaryShare", { percent: Number(value) });
    case "counting":
    case "match":
    case "missedDays":
      return (value) => t(`policy.${field}.${String(value)}` as MessageKey);
    case "charges":
      return () => t("policy.changed");
    default:
      return plain;
  }
}

/** A step that came or went as a whole. */
function stepWords({ t, currency }: Reader, { when, repeat, actions }: LadderStep): string {
  const words = actionsWords(t, actions);
  const condition =
    when === undefined ? [] : [t("policy.if", { reading: conditionWords(t, when, currency) })];
  return [words, ...condition, ...(repeat ? [repeatWords(t, repeat)] : [])].join("; ");
}

/** A segment that came or went as a whole; its steps are told by how many there are. */
function segmentWords({ t, currency }: Reader, segment: Segment): string {
  const { when, ladder } = segment;
  const reading = t("policy.segmentIs", { reading: conditionWords(t, when, currency) });
  const rules = latenessWords(t, segment, currency);
  const steps = Object.values(ladder).map((step) => triggerWords(t, step));
  return [reading, ...(rules === null ? [] : [rules]), t.formatList(steps)].join("; ");
}

/** A lone letter is said by its name, as most changes of a step are about letters. */
function actionsWords(t: Translator, actions: readonly StepAction[]): string {
  const [only] = actions;
  if (actions.length === 1 && only?.kind === "notice") return letterWords(t, only.template);
  return actions.map((action) => actionWords(t, action)).join("; ");
}
