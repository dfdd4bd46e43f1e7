import { enAuth } from "./en/auth";
import { enBorrower } from "./en/borrower";
import { enCase } from "./en/case";
import { enChoice } from "./en/choice";
import { enContact } from "./en/contact";
import { enContactPack } from "./en/contact-pack";
import { enDeadline } from "./en/deadline";
import { enContactReport } from "./en/contact-report";
import { enTransitionReport } from "./en/transition-report";
import { enMovementReport } from "./en/movement-report";
import { enForecastReport } from "./en/forecast-report";
import { enVintageReport } from "./en/vintage-report";
import { enExplain } from "./en/explain";
import { enExplanation } from "./en/explanation";
import { enExplanationCharge } from "./en/explanation-charge";
import { enExport } from "./en/export";
import { enGuide } from "./en/guide";
import { enGuideVersion } from "./en/guide-version";
import { enHold } from "./en/hold";
import { enImport } from "./en/import";
import { enImportError } from "./en/import-error";
import { enKey } from "./en/key";
import { enLoan } from "./en/loan";
import { enLoanHistory } from "./en/loan-history";
import { enNotice } from "./en/notice";
import { enOverview } from "./en/overview";
import { enPayment } from "./en/payment";
import { enPolicy } from "./en/policy";
import { enPolicyEditor } from "./en/policy-editor";
import { enPolicyFlaw } from "./en/policy-flaw";
import { enPolicyStep } from "./en/policy-step";
import { enPolicyVersion } from "./en/policy-version";
import { enProblem } from "./en/problem";
import { enPromise } from "./en/promise";
import { enProvider } from "./en/provider";
import { enQuickStart } from "./en/quick-start";
import { enQuote } from "./en/quote";
import { enReconciliation } from "./en/reconciliation";
import { enReport } from "./en/report";
import { enSandbox } from "./en/sandbox";
import { enScan } from "./en/scan";
import { enSettings } from "./en/settings";
import { enShell } from "./en/shell";
import { enSimulation } from "./en/simulation";
import { enSubscription } from "./en/subscription";
import { enTemplate } from "./en/template";
import { enWebhook } from "./en/webhook";

/** The source of keys: every other language answers to these. */
export const en = {
  ...enAuth,
  ...enBorrower,
  ...enCase,
  ...enChoice,
  ...enContact,
  ...enContactPack,
  ...enDeadline,
  ...enContactReport,
  ...enTransitionReport,
  ...enVintageReport,
  ...enForecastReport,
  ...enMovementReport,
  ...enExplain,
  ...enExplanation,
  ...enExplanationCharge,
  ...enExport,
  ...enGuide,
  ...enGuideVersion,
  ...enHold,
  ...enImport,
  ...enImportError,
  ...enKey,
  ...enLoan,
  ...enLoanHistory,
  ...enNotice,
  ...enOverview,
  ...enPayment,
  ...enPolicy,
  ...enPolicyEditor,
  ...enPolicyFlaw,
  ...enPolicyStep,
  ...enPolicyVersion,
  ...enProblem,
  ...enPromise,
  ...enProvider,
  ...enQuickStart,
  ...enQuote,
  ...enReconciliation,
  ...enReport,
  ...enSandbox,
  ...enScan,
  ...enSettings,
  ...enShell,
  ...enSimulation,
  ...enSubscription,
  ...enTemplate,
  ...enWebhook,
} as const;
