import type { Message } from "./words.ts";

/** The privacy notice and the accessibility statement: short, and about this portal only. */
export const privacyWords = {
  title: { zh: "隐私说明", en: "Privacy" },
  heading: { zh: "我们怎样处理您的信息", en: "How we handle your information" },
  lede: {
    zh: "只用来把消息送到本人手中、让您看清账目、记录您的选择。",
    en: "Only to bring a message to the right person, to show you your account, and to record what you choose.",
  },
  keepTitle: { zh: "我们保存什么", en: "What we keep" },
  keep: {
    zh: "姓名、生日、联系方式都加密保存，每个人一把密钥。账目和您的每一次选择会留下记录，不能涂改。",
    en: "Name, date of birth and contact details are kept encrypted, under a key of your own. Your account and each choice you make leave a record that cannot be altered.",
  },
  phoneTitle: { zh: "这部手机上", en: "On this phone" },
  phone: {
    zh: "只有一个会话标记和语言选择，没有账户内容。页面不装跟踪程序，不用脚本，不向其他公司发送任何东西。",
    en: "Only a session marker and your language, nothing about your account. Pages carry no trackers and no scripts and send nothing to other companies.",
  },
  smsTitle: { zh: "短信里", en: "In text messages" },
  sms: {
    zh: "没有姓名、金额，也看不出是什么事。号码不是您的，点“这不是我”，我们马上停用。",
    en: "No name, no amount, nothing that says what it is about. If the number is not yours, choose “This isn’t me” and we stop using it at once.",
  },
  rightsTitle: { zh: "您可以", en: "You can" },
  rights: {
    zh: "查阅、更正、要一份副本，或要求停止使用。打电话就可以。",
    en: "See it, correct it, get a copy of it, or ask us to stop using it. A call is enough.",
  },
} as const satisfies Record<string, Message>;

export const accessibilityWords = {
  title: { zh: "无障碍", en: "Accessibility" },
  heading: { zh: "人人都能用", en: "For everybody" },
  lede: {
    zh: "这个网站按 WCAG 2.2 AA 制作：手机、键盘、读屏软件、大字、高对比、不开脚本，都能用。",
    en: "This site is made to WCAG 2.2 AA: it works on a phone, with a keyboard, a screen reader, large text, high contrast, and without scripts.",
  },
  helpTitle: { zh: "还是不方便？", en: "Still difficult?" },
  help: {
    zh: "打电话给我们，可以由真人代您办理，也可以寄信、用大字版，或请家人在旁边。这些都免费，也不影响任何结果。",
    en: "Call us: a person can do it with you, we can write by post or in large print, and somebody may sit with you. It is free and changes nothing about the outcome.",
  },
  hideTitle: { zh: "旁边有人？", en: "Somebody looking?" },
  hide: {
    zh: "首页可以隐藏金额；右上角的箭头马上离开本站；“清除并退出”不留痕迹。",
    en: "The first page can hide amounts; the arrow at the top right leaves at once; “Finish and clear” leaves no trace.",
  },
} as const satisfies Record<string, Message>;
