import type { enGuideVersion } from "../en/guide-version";
import type { Translation } from "../message";

export const zhGuideVersion = {
  "guide.versions.title": "版本",
  "guide.versions.lead": "哪些可能变化，哪些永远不变。",
  "guide.versions.rule.title": "规则",
  "guide.versions.rule.text":
    "版本写在路径中：`/v1`。同一版本内不会有破坏性变更。凡会使遵循本文档的程序失效的变更，都以并行的 `/v2` 提供，`/v1` 继续服务十二个月。",
  "guide.versions.additive.title": "随时可能出现的变化",
  "guide.versions.additive.text":
    "- 新的接口，新的可选字段、参数和头部。\n- 响应和事件中的新字段，以及供订阅的新事件类型。\n- 新的错误代码：遇到不认识的代码，请按状态码处理。\n- 文档注明为开放列表的新取值，字段顺序，以及 `title` 和 `detail` 的措辞。\n- 更长的编号或游标：二者都不可解读。",
  "guide.versions.breaking.title": "什么算破坏性变更",
  "guide.versions.breaking.text":
    "- 字段、接口、事件类型或代码被移除、改名或改变含义。\n- 类型或格式改变，或原本不为 `null` 的变为可为 `null`。\n- 新增必填字段或参数，或不再接受原有取值。\n- 同一拒绝的状态码或代码改变，或默认值改变。",
  "guide.versions.announced.title": "如何公告",
  "guide.versions.announced.text":
    "每项变更在上线当日写入更新日志。将要移除的内容会在 `/openapi.json` 中标为 `deprecated`，并在至少十二个月内随响应返回 `Deprecation` 和 `Sunset` 头部（RFC 9745、RFC 8594），之后才会移除。安全漏洞可能立即修复，并于当日公告。",
  "guide.versions.client.title": "SDK",
  "guide.versions.client.text":
    "`forbear/client` 由文档生成，遵循语义化版本：能用某一版本编译的程序，也能用同一主版本的任何后续版本编译。每个 Forbear 都在 `/forbear-client.tgz` 提供与其相符的 SDK。",
  "guide.changelog.title": "更新日志",
  "guide.changelog.lead": "API 的变更，最新的在前。",
  "guide.changelog.months.title": "2026年11月27日：迁徙、Vintage 与历史状态",
  "guide.changelog.months.text":
    "- 新增：`GET /v1/reports/transitions`、`/movements`、`/vintages` 与 `/forecast`，也可下载 CSV：按月末统计的贷款，以及导入的历史。\n- 新增：`kind=standings` 的导入与映射中的 `monthsFrom`；`DELETE /v1/standings` 删除历史。\n- 新增：`GET /v1/reports/ageing` 的 `known=then` 以当日关账为准。\n- 变更：已签名的冲销会等待其还款 180 天。",
  "guide.changelog.pages.title": "2026年11月27日：页面所能做的，API 也能做",
  "guide.changelog.pages.text":
    "- 新增：未匹配的还款附带匹配建议，可拆分到多笔贷款或退回，处理后仍可查询。\n- 新增：`PATCH /v1/tenant`、`GET /v1/overview` 和 `GET /v1/borrowers/{id}/timeline`。\n- 新增：`POST /v1/contact-permits` 的 `dryRun` 只询问，不发放许可。\n- 变更：单个阶段内的贷款按编号或逾期天数列出；`sort=external-id` 与 `bucket` 同用会被拒绝。\n- 新增：`POST /v1/calculations/classification` 按 `GET /v1/classification-schemes` 中的方案或自有方案对贷款分类；`POST /v1/calculations/loss-factors`。",
  "guide.changelog.client.title": "2026年11月27日：带类型的 SDK 与错误代码页面",
  "guide.changelog.client.text":
    "- 新增：`forbear/client`，TypeScript SDK，在 `/forbear-client.tgz` 提供。\n- 新增：错误的 `type` 指向说明页面；`GET /problems` 列出全部代码。\n- 新增：`/openapi.json` 的每个拒绝都带有 `x-problem-codes`，包括所有接口共有的拒绝。\n- 修复：503 响应带有 `Retry-After`，说明何时可以重试。\n- 新增：逐字经过测试的快速开始，以及每个接口的 curl 与 TypeScript 示例。",
  "guide.changelog.events.title": "2026年11月27日：事件与支付来源",
  "guide.changelog.events.text":
    "- 新增：可订阅十九种事件，含投递记录、测试和补发。\n- 新增：Stripe、微信支付和支付宝的 webhook 端点，按其自身签名验证。\n- 变更：已签名的冲销会等待其还款。",
  "guide.changelog.law.title": "2026年11月26日：策略、承诺与联系",
  "guide.changelog.law.text":
    "- 新增：策略的草稿、校验、批准与比较；模拟与回测。\n- 新增：承诺还款、案件、任务、暂停与标记。\n- 新增：联系许可、联系规则包，以及法律规定的期限。",
  "problems.title": "错误代码",
  "problems.lead": "按代码列出每种拒绝：含义和处理办法。",
  "problems.again": "能否重发",
  "problems.operations": "哪些接口会返回",
  "problems.everywhere": "所有使用密钥的接口。",
  "problems.anywhere": "任何请求；与具体接口无关。",
  "problems.invalid.happened": "请求可以理解，但所要求的内容不成立。",
  "problems.invalid.safe": "没有保存任何内容。",
  "problems.invalid.again": "原样重发仍会被拒绝，请先更改。",
  "problems.unproven.happened": "无法确认发送者的身份，或证明不成立。",
  "problems.unproven.safe": "没有读取也没有更改任何内容。",
  "problems.unproven.again": "须更换有效的证明：密钥、会话或签名。",
  "problems.denied.happened": "身份已确认，但无权进行此操作。",
  "problems.denied.safe": "没有做任何更改。",
  "problems.denied.again": "获得许可之前，同样的请求仍会被拒绝。",
  "problems.missing.happened": "密钥所属的机构中没有该内容；其他机构的内容看起来也是如此。",
  "problems.missing.safe": "没有做任何更改。",
  "problems.missing.again": "在该内容出现之前，结果不变。",
  "problems.conflict.happened": "请求本身没有问题，但当前状态与其要求不符。",
  "problems.conflict.safe": "一切保持原样，没有保存任何内容。",
  "problems.conflict.again": "状态改变后可能成功；请先读取。",
  "problems.changed.happened": "在您读取之后，他人已作修改。",
  "problems.changed.safe": "对方的更改已保存，您的没有。",
  "problems.changed.again": "查看变化之后，可用新的 `ETag` 重发。",
  "problems.limited.happened": "该密钥或地址的请求超出一次可接受的数量。",
  "problems.limited.safe": "没有做任何更改。",
  "problems.limited.again": "可以，请等待 `Retry-After` 秒。SDK 会自动完成。",
  "problems.outage.happened": "无法连接到 Forbear 的某个部分。",
  "problems.outage.safe": "更改要么全部保存，要么完全没有。",
  "problems.outage.again": "可以，请使用同一 `Idempotency-Key`，只计一次。SDK 会自动完成。",
  "problems.fault.happened": "系统出现错误，已连同请求编号记录。",
  "problems.fault.safe": "更改要么全部保存，要么完全没有。",
  "problems.fault.again": "可以重发一次，请使用同一 `Idempotency-Key`。",
} as const satisfies Translation<typeof enGuideVersion>;
