import type { Translation } from "../message";
import type { enImportError } from "../en/import-error";

export const zhImportError = {
  "import.failure.file-missing": "找不到文件：请重新上传。",
  "import.failure.file-empty": "文件是空的：需要表头和数据行。",
  "import.failure.not-utf8": "文件不是 UTF-8 文本：请另存为 CSV UTF-8 后重新发送。",
  "import.failure.row-endless": "有一行超过 8 MB 仍未结束：通常是引号没有闭合。",
  "import.failure.header-empty": "表头没有列名：第一行必须是列名。",
  "import.failure.column-missing": "缺少以下列：{names}。请补上，或用映射对应到您自己的列。",
  "import.failure.column-duplicate": "以下列重复出现：{names}。每列只保留一个。",
  "import.failure.source-missing": "映射要读取的列不在文件中：{names}。",
  "import.failure.mapping-of-other-kind": "映射属于另一类文件：{names}。请另选映射。",
  "import.failure.stopped": "导入无法继续。请重新发送文件：不会重复计算。",
  "import.rowError.missing": "{field} 为空：每行都要填写。",
  "import.rowError.too-long": "{field} 过长，请缩短。",
  "import.rowError.not-text": "{field} 含有控制字符，请去掉。",
  "import.rowError.not-an-amount": "{field} 不是金额：请写成普通小数，如 1250.00，不带货币符号。",
  "import.rowError.not-a-number": "{field} 不是数字：请只写数字。",
  "import.rowError.not-a-rate": "{field} 不是利率：请写年利率百分数，如 9.5，不带百分号。",
  "import.rowError.not-a-date":
    "{field} 不是有效日期：请写成 YYYY-MM-DD，或在映射中注明文件的日期格式。",
  "import.rowError.not-an-email": "{field} 不是电子邮箱地址：请改正或留空。",
  "import.rowError.not-a-phone":
    "{field} 不是电话号码：请带上国家代码，如 +8613812345678，或留空。",
  "import.rowError.not-a-timezone":
    "{field} 不是 IANA 时区：请写成 Asia/Shanghai 这样的名称，或留空。",
  "import.rowError.not-a-currency": "{field} 不是 ISO 4217 币种代码，如 CNY。",
  "import.rowError.unknown-word": "{field} 的取值无法识别：请参阅接口文档中的可选值。",
  "import.rowError.out-of-range": "{field} 超出允许范围。",
  "import.rowError.inconsistent": "{field} 与本行其他字段不一致。",
  "import.rowError.too-many-cells": "本行的单元格多于表头的列：含分隔符的文字请加引号。",
  "import.rowError.unclosed-quote": "本行有一个引号没有闭合：请补上引号，重新发送本行及其后的行。",
  "import.rowError.incomplete": "本行没有问题，但同一贷款的另一行有错：请改正后整笔重新发送。",
  "import.rowError.loan.terms_differ": "{field} 与已有贷款不同：重复发送不能改变贷款条款。",
  "import.rowError.loan.installment_mismatch":
    "{field} 与按条款计算的期供不符：请改正条款，或留空。",
  "import.rowError.loan.installment_below_interest": "{field} 不足以支付利息：贷款将永远还不清。",
  "import.rowError.loan.opening_beyond_tolerance":
    "{field} 与已还金额推算的本金相差超过允许的调整幅度：请改正，或放宽幅度。",
  "import.rowError.loan.opening_overpaid": "{field} 超过贷款应还总额：请改正。",
  "import.rowError.loan.opening_in_future": "{field} 晚于今天：请写已过去的日期。",
  "import.rowError.loan.principal_too_small": "{field} 对这么多期来说太小。",
  "import.rowError.loan.amount_too_large": "{field} 连同利息超出可精确计算的范围。",
  "import.rowError.loan.schedule_too_long": "{field} 导致到期日晚于 2199 年。",
  "import.rowError.loan.schedule_mismatch":
    "{field}：这些行不是该贷款完整的还款计划表：请检查期数、到期日和本金合计。",
  "import.rowError.loan.schedule_exists": "{field} 对应的贷款已有还款计划表：请去掉这些行。",
  "import.rowError.loan.not_found": "{field} 对应的贷款不存在：请先发送贷款。",
  "import.rowError.payment.paid_in_future": "{field} 晚于今天：请在还款后再发送。",
  "import.rowError.payment.paid_before_disbursement": "{field} 早于放款日：请改正。",
  "import.rowError.payment.covered_by_opening":
    "{field} 在期初日之内，期初已还金额已包含这笔还款：请去掉本行。",
  "import.rowError.payment.amount_not_positive": "{field} 必须大于零。",
  "import.rowError.payment.amount_not_readable": "{field} 不是该贷款币种的金额。",
  "import.rowError.payment.external_id_reused":
    "{field} 之前用于另一笔贷款、金额或日期：请换一个编号。",
  "import.rowError.payment.dismissed": "{field} 属于一笔已作废的还款：请换一个编号。",
  "import.rowError.payment.returned": "{field} 属于一笔已退回付款人的还款：请换一个编号。",
  "import.rowError.request.conflict": "本行多次与其他修改冲突：请再发送一次。",
} as const satisfies Translation<typeof enImportError>;
