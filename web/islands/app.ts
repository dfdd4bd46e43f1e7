import "../styles/app.css";
import { startCopying } from "./copy";
import { startDensity } from "./density";
import { startHtmx } from "./htmx";
import { startKeyboard } from "./keyboard";
import { startRows } from "./rows";

startHtmx();
startKeyboard();
startRows();
startCopying();
startDensity();

document.querySelector<HTMLElement>("[data-focus]")?.focus();

const plots = document.querySelectorAll<HTMLElement>("[data-trend]");
if (plots.length > 0) {
  const { drawTrend } = await import("./trend");
  for (const plot of plots) drawTrend(plot);
}

const editors = document.querySelectorAll<HTMLElement>("[data-policy-check]");
if (editors.length > 0) {
  const { startPolicyEditor } = await import("./policy-editor");
  for (const editor of editors) startPolicyEditor(editor);
}
