import type { enVintageReport } from "../en/vintage-report";
import type { Translation } from "../message";

export const zhVintageReport = {
  "vintage.title": "Vintage 账龄分析",
  "vintage.lead": "每个放款月的贷款，按放款月数（MOB）跟踪。",
  "vintage.late": "逾期程度",
  "vintage.late.beyond": "逾期超过 {days} 天",
  "vintage.when": "时点",
  "vintage.when.ever": "曾经",
  "vintage.when.current": "当时",
  "vintage.by": "统计口径",
  "vintage.by.loans": "笔数",
  "vintage.by.amount": "金额",
  "vintage.caption.ever": "曾经逾期超过 {days} 天（{currency}）",
  "vintage.caption.current": "当时逾期超过 {days} 天（{currency}）",
  "vintage.meaning.ever.loans": "截至该月末任一月末曾达到此逾期程度的贷款，占全部放款笔数的比例。",
  "vintage.meaning.ever.amount": "曾达到此逾期程度的贷款的放款金额，占全部放款金额的比例。",
  "vintage.meaning.current.loans": "该月末处于此逾期程度的贷款，占全部放款笔数（含已结清）的比例。",
  "vintage.meaning.current.amount": "该月末处于此逾期程度的贷款的未偿本金，占全部放款金额的比例。",
  "vintage.noAmounts": "没有金额数据：请按笔数查看。",
  "vintage.vintage": "放款月",
  "vintage.disbursed": "放款金额",
  "vintage.age": "放款月数",
} as const satisfies Translation<typeof enVintageReport>;
