import uPlot from "uplot";

/**
 * Draws the trend again so that it can be asked: the exact figure of the day under the pointer.
 * The server's drawing stays until this one stands, in the same box.
 */
export function drawTrend(box: HTMLElement): void {
  const dates = (box.dataset["dates"] ?? "").split(",");
  const values = (box.dataset["values"] ?? "").split(",").map(readValue);
  if (dates.length < 2) return;

  const drawn = box.querySelector(".trend-line");
  const label = document.createElement("output");
  label.className = "trend-hover";
  label.hidden = true;
  const plot = new uPlot(
    {
      width: box.clientWidth,
      height: box.clientHeight,
      padding: [4, 0, 0, 0],
      legend: { show: false },
      axes: [{ show: false }, { show: false }],
      scales: { x: { time: false }, y: { range: (_, __, highest) => [0, highest || 1] } },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
      series: [
        {},
        {
          stroke: () => paint(drawn, ".trend-stroke", "stroke"),
          fill: () => paint(drawn, ".trend-area", "fill"),
          width: 1.75,
          points: { show: false },
        },
      ],
      hooks: {
        setCursor: [({ cursor }) => sayDay(label, box, dates, values, cursor.idx ?? null)],
      },
    },
    [dates.map((_, index) => index), values],
    box,
  );
  drawn?.classList.add("trend-replaced");
  box.insertAdjacentElement("beforeend", label);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot.redraw());
  new ResizeObserver(() =>
    plot.setSize({ width: box.clientWidth, height: box.clientHeight }),
  ).observe(box);
}

/** The colour that the style sheet gives the server's drawing, light or dark. */
function paint(drawn: Element | null, selector: string, property: "stroke" | "fill"): string {
  const path = drawn?.querySelector(selector);
  return path ? getComputedStyle(path)[property] : "currentColor";
}

function readValue(text: string): number | null {
  return text === "" ? null : Number(text);
}

function sayDay(
  label: HTMLOutputElement,
  box: HTMLElement,
  dates: readonly string[],
  values: readonly (number | null)[],
  index: number | null,
): void {
  const value = index === null ? null : values[index];
  label.hidden = value === null || value === undefined;
  if (index === null || value === null || value === undefined) return;
  const day = new Date(`${dates[index]}T00:00:00Z`);
  label.textContent = `${dayFormat.format(day)}  ${writeValue(box, value)}`;
}

const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const dayFormat = new Intl.DateTimeFormat(locale, {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
});

function writeValue(box: HTMLElement, value: number): string {
  const unit = box.dataset["trend"];
  if (unit === "percent") return `${value.toLocaleString(locale)}%`;
  if (unit === "count") return value.toLocaleString(locale);
  const digits = Number(box.dataset["exponent"] ?? 2);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (value / 10 ** digits).toLocaleString(locale, options);
}
