import type { enContactReport } from "../en/contact-report";
import type { Translation } from "../message";

export const zhContactReport = {
  "contactReport.title": "联系合规报告",
  "contactReport.lead": "联系规则每天作出的判断：允许、推迟、不允许，以及接近上限的情况。",
  "contactReport.from": "起始日",
  "contactReport.through": "截止日",
  "contactReport.show": "查看",
  "contactReport.wrong": "请选择 1 至 {days} 天的期间。",
  "contactReport.csv": "下载 CSV",
  "contactReport.json": "JSON",
  "contactReport.channels": "按渠道",
  "contactReport.rules": "按规则",
  "contactReport.people": "按人员",
  "contactReport.people.text":
    "人员在致电、写信或上门之前向规则询问的结果，以及未询问即记录的联系。",
  "contactReport.channel": "渠道",
  "contactReport.rule": "规则",
  "contactReport.source": "出处",
  "contactReport.person": "人员",
  "contactReport.allow": "允许",
  "contactReport.defer": "推迟",
  "contactReport.deny": "不允许",
  "contactReport.near-miss": "接近上限",
  "contactReport.unasked": "未询问",
  "contactReport.near.text": "接近上限：限次内的最后一次联系，或距允许时段结束不足一刻钟的联系。",
  "contactReport.empty.title": "该期间没有询问过规则",
  "contactReport.empty.text":
    "发送每条通知之前，以及有人申请致电许可时，都会询问规则。请选择其他期间。",
  "contactReport.noRules": "没有规则需要推迟或拒绝。",
  "contactReport.noPeople": "没有人申请许可或记录联系。",
  "contactReport.house": "本机构的规则",
} as const satisfies Translation<typeof enContactReport>;
