import type { en } from "./en";
import type { Translation } from "./message";
import { zhAuth } from "./zh-cn/auth";
import { zhBorrower } from "./zh-cn/borrower";
import { zhCase } from "./zh-cn/case";
import { zhChoice } from "./zh-cn/choice";
import { zhContact } from "./zh-cn/contact";
import { zhContactPack } from "./zh-cn/contact-pack";
import { zhDeadline } from "./zh-cn/deadline";
import { zhContactReport } from "./zh-cn/contact-report";
import { zhTransitionReport } from "./zh-cn/transition-report";
import { zhMovementReport } from "./zh-cn/movement-report";
import { zhForecastReport } from "./zh-cn/forecast-report";
import { zhVintageReport } from "./zh-cn/vintage-report";
import { zhExplain } from "./zh-cn/explain";
import { zhExplanation } from "./zh-cn/explanation";
import { zhExplanationCharge } from "./zh-cn/explanation-charge";
import { zhExport } from "./zh-cn/export";
import { zhGuide } from "./zh-cn/guide";
import { zhGuideVersion } from "./zh-cn/guide-version";
import { zhHold } from "./zh-cn/hold";
import { zhImport } from "./zh-cn/import";
import { zhImportError } from "./zh-cn/import-error";
import { zhKey } from "./zh-cn/key";
import { zhLoan } from "./zh-cn/loan";
import { zhLoanHistory } from "./zh-cn/loan-history";
import { zhNotice } from "./zh-cn/notice";
import { zhOverview } from "./zh-cn/overview";
import { zhPayment } from "./zh-cn/payment";
import { zhPolicy } from "./zh-cn/policy";
import { zhPolicyEditor } from "./zh-cn/policy-editor";
import { zhPolicyFlaw } from "./zh-cn/policy-flaw";
import { zhPolicyStep } from "./zh-cn/policy-step";
import { zhPolicyVersion } from "./zh-cn/policy-version";
import { zhProblem } from "./zh-cn/problem";
import { zhPromise } from "./zh-cn/promise";
import { zhProvider } from "./zh-cn/provider";
import { zhQuickStart } from "./zh-cn/quick-start";
import { zhQuote } from "./zh-cn/quote";
import { zhReconciliation } from "./zh-cn/reconciliation";
import { zhReport } from "./zh-cn/report";
import { zhSandbox } from "./zh-cn/sandbox";
import { zhScan } from "./zh-cn/scan";
import { zhSettings } from "./zh-cn/settings";
import { zhShell } from "./zh-cn/shell";
import { zhSimulation } from "./zh-cn/simulation";
import { zhSubscription } from "./zh-cn/subscription";
import { zhTemplate } from "./zh-cn/template";
import { zhWebhook } from "./zh-cn/webhook";

export const zhCn = {
  ...zhAuth,
  ...zhBorrower,
  ...zhCase,
  ...zhChoice,
  ...zhContact,
  ...zhContactPack,
  ...zhDeadline,
  ...zhContactReport,
  ...zhTransitionReport,
  ...zhVintageReport,
  ...zhForecastReport,
  ...zhMovementReport,
  ...zhExplain,
  ...zhExplanation,
  ...zhExplanationCharge,
  ...zhExport,
  ...zhGuide,
  ...zhGuideVersion,
  ...zhHold,
  ...zhImport,
  ...zhImportError,
  ...zhKey,
  ...zhLoan,
  ...zhLoanHistory,
  ...zhNotice,
  ...zhOverview,
  ...zhPayment,
  ...zhPolicy,
  ...zhPolicyEditor,
  ...zhPolicyFlaw,
  ...zhPolicyStep,
  ...zhPolicyVersion,
  ...zhProblem,
  ...zhPromise,
  ...zhProvider,
  ...zhQuickStart,
  ...zhQuote,
  ...zhReconciliation,
  ...zhReport,
  ...zhSandbox,
  ...zhScan,
  ...zhSettings,
  ...zhShell,
  ...zhSimulation,
  ...zhSubscription,
  ...zhTemplate,
  ...zhWebhook,
} as const satisfies Translation<typeof en>;
