import type { Locale } from "../../app/context";
import type { Role } from "../../domain/member/role";

export type Letter = Readonly<{ subject: string; text: string }>;

const ROLE_NAMES: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: {
    owner: "owner",
    admin: "admin",
    officer: "officer",
    analyst: "analyst",
    integrator: "integrator",
  },
  "zh-CN": {
    owner: "所有者",
    admin: "管理员",
    officer: "催收专员",
    analyst: "分析员",
    integrator: "集成人员",
  },
};

export function resetLetter(
  locale: Locale,
  facts: Readonly<{ name: string; link: string }>,
): Letter {
  const name = oneLine(facts.name);
  if (locale === "zh-CN") {
    return {
      subject: "重设您的 Forbear 密码",
      text: `${name}，您好：\n\n请在一小时内打开以下链接，设置新密码：\n${facts.link}\n\n设置后，其他设备上的登录会全部退出。\n如果不是您本人申请，请忽略本邮件，密码不会改变。\n`,
    };
  }
  return {
    subject: "Reset your Forbear password",
    text: `Hello ${name},\n\nOpen this link within one hour to choose a new password:\n${facts.link}\n\nYou will be signed out everywhere else.\nIf you did not ask for this, ignore this e-mail; your password stays as it is.\n`,
  };
}

export type InvitationFacts = Readonly<{
  inviterName: string;
  organizationName: string;
  role: Role;
  link: string;
}>;

export function invitationLetter(locale: Locale, facts: InvitationFacts): Letter {
  const inviter = oneLine(facts.inviterName);
  const organization = oneLine(facts.organizationName);
  const role = ROLE_NAMES[locale][facts.role];
  if (locale === "zh-CN") {
    return {
      subject: `${inviter} 邀请您加入 ${organization}`,
      text: `您好：\n\n${inviter} 邀请您以“${role}”身份加入 Forbear 上的“${organization}”。\n请在七天内打开以下链接接受邀请：\n${facts.link}\n\n如果您不认识邀请人，请忽略本邮件。\n`,
    };
  }
  return {
    subject: `${inviter} invites you to ${organization}`,
    text: `Hello,\n\n${inviter} invites you to join "${organization}" on Forbear as ${role}.\nOpen this link within seven days to accept:\n${facts.link}\n\nIf you do not know who this is, ignore this e-mail.\n`,
  };
}

/** Names are typed by people: a line break in one must not start a line of ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 120);
}
