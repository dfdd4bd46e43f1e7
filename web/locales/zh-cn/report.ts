import type { enReport } from "../en/report";
import type { Translation } from "../message";

export const zhReport = {
  "ageing.title": "账龄报表",
  "ageing.intro":
    "按逾期天数划分的贷款组合，任一日期皆可查看：按目前已知的全部流水重新计算，或以当日关账时所知为准。",
  "ageing.asOf": "截至日期",
  "ageing.asOfHelp": "{date} 及以前的任一天。",
  "ageing.known": "以何时所知为准",
  "ageing.known.now": "今天",
  "ageing.known.then": "当日",
  "ageing.show": "显示",
  "ageing.csv": "下载 CSV",
  "ageing.json": "JSON",
  "ageing.caption": "截至 {date} 的账龄（{currency}）",
  "ageing.parMeaning": "逾期超过该天数的贷款全部余额，占所有贷款余额的比例。",
  "ageing.parDays": "超过 {days} 天",
  "ageing.empty.title": "{date} 还没有贷款",
  "ageing.empty.text": "当时还没有发放任何贷款，或该日没有在此关账，请选择更晚的日期。",
} as const satisfies Translation<typeof enReport>;
