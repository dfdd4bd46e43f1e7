import { complete } from "../../src/domain/condition/complete";

const WAIT_MS = 350;
const RETRY_MS = 2000;

type Checked = Readonly<{
  errors: Readonly<Record<string, string>>;
  readings: Readonly<Record<string, string>>;
  state: string;
}>;

/** While somebody types: what the conditions say, what is wrong where, and what could come next. */
export function startPolicyEditor(editor: HTMLElement): void {
  const form = editor.querySelector("form");
  const path = editor.dataset["policyCheck"];
  if (!form || !path) return;
  let timer = 0;
  let latest = 0;
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && "condition" in target.dataset) offer(target);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void check(), WAIT_MS);
  });
  // Somebody may have typed before this script was there.
  if (wasTouched(form)) void check();

  async function check(): Promise<void> {
    latest += 1;
    const own = latest;
    const body = new URLSearchParams(new FormData(form ?? undefined) as unknown as string);
    const answer = await fetch(path ?? "", { method: "POST", body }).catch(() => undefined);
    if (!answer) {
      // The line was cut: as soon as it is there again, unless something else was typed meanwhile.
      if (own === latest) timer = window.setTimeout(() => void check(), RETRY_MS);
      return;
    }
    // A slower answer to an earlier text says nothing about this one.
    if (answer.ok && own === latest) show(form as HTMLFormElement, await answer.json());
  }
}

function wasTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
      field.value !== field.defaultValue,
  );
}

/** The field is completed as a whole: what was typed so far with each word that may come next. */
function offer(field: HTMLInputElement): void {
  const { value, selectionStart, list } = field;
  if (!list) return;
  const { from, to, suggestions } = complete(value, selectionStart ?? value.length);
  const options = suggestions.map(({ text }) => {
    const option = document.createElement("option");
    option.value = `${value.slice(0, from)}${text}${value.slice(to)}`;
    option.label = text;
    return option;
  });
  list.replaceChildren(...options);
}

function show(form: HTMLFormElement, { errors, readings, state }: Checked): void {
  for (const output of form.querySelectorAll<HTMLOutputElement>("[data-reading]")) {
    const reading = readings[output.dataset["reading"] ?? ""] ?? "";
    output.textContent = reading;
    output.hidden = reading === "";
  }
  for (const field of form.querySelectorAll<HTMLElement>("[id^=field-]")) {
    mark(field, errors[field.id.slice("field-".length)]);
  }
  for (const step of form.querySelectorAll(".step")) {
    step.classList.toggle("step-wrong", step.querySelector(".field-error") !== null);
  }
  const said = form.querySelector("[data-policy-state]");
  if (said) said.textContent = state;
}

/** The words at a field, as the server would have written them. */
function mark(field: HTMLElement, text: string | undefined): void {
  const id = `${field.id}-error`;
  const known = document.getElementById(id);
  if (!("name" in field) || known?.textContent === text) return;
  field.closest(".field")?.classList.toggle("field-wrong", text !== undefined);
  const help = document.getElementById(`${field.id}-help`)?.id;
  const ids = [help, text === undefined ? undefined : id].filter((one) => one !== undefined);
  if (text === undefined) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", ids.join(" "));
  if (text === undefined) {
    known?.remove();
    return;
  }
  const words = known ?? document.createElement("p");
  words.id = id;
  words.className = "field-error";
  words.textContent = text;
  const beside = field.closest<HTMLElement>(".with-suffix") ?? field;
  if (!known) beside.insertAdjacentElement("beforebegin", words);
}
