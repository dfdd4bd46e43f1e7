/** Shows the copy buttons, which need a script, and makes them work. */
export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset["copy"] ?? "");
  if (!source) return;
  const isField = source instanceof HTMLTextAreaElement;
  await navigator.clipboard.writeText(isField ? source.value : (source.textContent?.trim() ?? ""));
  button.textContent = button.dataset["copied"] ?? "";
}
