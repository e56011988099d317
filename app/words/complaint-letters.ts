import { fitting } from "./sms-length.ts";
import { type Message, messageWith } from "./words.ts";

/** The text message of the complaints team: that there is something to read, and nothing of what it is about. */
export const complaintSms = messageWith<{ reference: string; host: string }>({
  zh: ({ reference, host }) =>
    fitting(
      `【林溪】编号 ${reference} 有新的书面答复。请在浏览器输入 ${host}/complaint/find 查看。`,
      `【林溪】编号 ${reference} 有书面答复：${host}/complaint/find 可查看`,
      `【林溪】${reference} 有答复：${host}/complaint/find 可看`,
    ),
  en: ({ reference, host }) =>
    `Linxi: there is a written reply under ${reference}. Type ${host}/complaint/find in a browser to read it.`,
});

export const letterWords = {
  acknowledgementTitle: { zh: "已收到您的投诉", en: "We have your complaint" },
  questionTitle: { zh: "想请您补充几点", en: "We have a question for you" },
  extensionTitle: { zh: "我们需要更多时间", en: "We need more time" },
  lateTitle: { zh: "答复晚了，向您致歉", en: "Our answer is late, and we are sorry" },
  earlyTitle: { zh: "投诉处理结果", en: "How we settled your complaint" },
  finalTitle: { zh: "投诉答复", en: "Our answer to your complaint" },
  reviewTitle: { zh: "投诉复核结果", en: "Our answer after a second look" },
  withdrawalTitle: { zh: "您的投诉已撤回", en: "Your complaint is withdrawn" },
  referralTitle: { zh: "投诉已转交", en: "We passed your complaint on" },
  whatNext: { zh: "接下来", en: "What happens next" },
  apartHeading: { zh: "与还款分开", en: "Kept apart from repayment" },
  apart: {
    zh: "投诉由单独的团队处理，负责还款的同事看不到。付不付款都不影响投诉，投诉也不改变您的余额、方案、申请或征信。",
    en: "A separate team handles this; people who handle repayments cannot see it. Paying does not affect your complaint, and complaining changes nothing about your balance, plan, request or credit record.",
  },
  named: {
    zh: "您在投诉中提到的人，以及处理过您账户的人，不能处理这份投诉，系统会拒绝。",
    en: "Anybody you name, and anybody who has worked on your account, cannot handle this complaint. The system refuses them.",
  },
  reasonHeading: { zh: "原因", en: "The reason" },
  newDateHeading: { zh: "新的答复日期", en: "The new date" },
  approvedHeading: { zh: "批准人", en: "Who approved it" },
  elsewhereHeading: { zh: "如果不满意，还可以找谁", en: "Where else you can go" },
  outcomeHeading: { zh: "结论", en: "Our finding" },
  findingsHeading: { zh: "核查到的事实", en: "What we found" },
  reasonsHeading: { zh: "理由与依据", en: "Our reasons" },
  redressHeading: { zh: "怎样补救", en: "How we put it right" },
  reviewHeading: { zh: "要求我们再核查", en: "Asking us to look again" },
  questionHeading: { zh: "想请您告诉我们", en: "What we would like to know" },
  questionClock: {
    zh: "等您答复期间，我们的期限照常计算，不会因此推迟。不想答也可以，我们会按已有的材料处理。",
    en: "Our own time limit keeps running while we wait. You need not answer: we then go on with what we have.",
  },
  upheld: { zh: "投诉成立。", en: "We uphold your complaint." },
  part: { zh: "投诉部分成立。", en: "We uphold your complaint in part." },
  not_upheld: { zh: "投诉不成立。", en: "We do not uphold your complaint." },
  noRedress: {
    zh: "我们没有发现需要补救的地方。",
    en: "We have not found anything that we need to put right.",
  },
  apology: { zh: "我们为此向您道歉。", en: "We apologise for this." },
  correctRecord: { zh: "我们会更正征信记录。", en: "We will correct the credit record." },
  stopContact: { zh: "我们会停止这样的联系。", en: "We will stop contact of this kind." },
  lateCn: {
    zh: "我们没有在期限内答复，这是我们的责任。调查仍在进行。您不必再等，可以直接联系下列机构。",
    en: "We did not answer in time, and that is on us. We are still looking into it. You need not wait: you can go to the places below now.",
  },
  lateUk: {
    zh: "八周已到，我们还不能给出最终答复。您现在就可以把投诉交给金融申诉专员服务（FOS），免费。",
    en: "Eight weeks have passed and we cannot yet give a final response. You can take your complaint to the Financial Ombudsman Service now, free of charge.",
  },
  lateUs: {
    zh: "我们没有在期限内答复。您不必再等，可以直接联系下列机构。",
    en: "We did not answer in time. You need not wait: you can go to the places below now.",
  },
  lateAu: {
    zh: "我们没有在期限内给出答复。您有权把投诉交给澳大利亚金融投诉局（AFCA），免费。",
    en: "We did not give you an answer in time. You have the right to take your complaint to the Australian Financial Complaints Authority (AFCA), free of charge.",
  },
  ombudsmanUk: {
    zh: "这是我们的最终答复。不满意的话，可以免费把投诉交给金融申诉专员服务（FOS）。",
    en: "This is our final response. If you are not satisfied you can take your complaint to the Financial Ombudsman Service, free of charge.",
  },
  ombudsmanConsentUk: {
    zh: "过了这个日期，除非有特殊情况，或我们另行同意，专员服务不能受理。我们目前没有同意放宽期限。",
    en: "After that date the Ombudsman can only look at it in exceptional circumstances, or if we agree. We have not agreed to extend this time limit.",
  },
  afca: {
    zh: "这是我们的内部投诉处理结果。不满意的话，可以免费把投诉交给澳大利亚金融投诉局（AFCA）。",
    en: "This is our answer under our internal dispute process. If you are not satisfied you can take it to the Australian Financial Complaints Authority, free of charge.",
  },
  externalUs: {
    zh: "不满意的话，可以免费向下列机构投诉。",
    en: "If you are not satisfied you can complain to the bodies below, free of charge.",
  },
  externalCn: {
    zh: "不满意的话，可以拨打监管热线 12378，也可以选择调解、仲裁或向法院起诉。",
    en: "If you are not satisfied you can call the regulator’s line, 12378, or choose mediation, arbitration or court.",
  },
  externalCnPrivate: {
    zh: "不满意的话，可以选择调解、仲裁或向法院起诉。",
    en: "If you are not satisfied you can choose mediation, arbitration or court.",
  },
  withdrawn: {
    zh: "按您的要求，投诉已撤回，今天起不再处理。之后如有新情况，可以用同一编号再提。",
    en: "At your request the complaint is withdrawn as of today. If something new comes up you can raise it again under the same reference.",
  },
  referred: {
    zh: "您说的事由另一家机构负责。我们已把投诉书面转给他们，并把副本留给您。",
    en: "What you describe is another firm’s responsibility. We have passed your complaint to them in writing, and this is your copy.",
  },
} as const satisfies Record<string, Message>;

export const answerByText = messageWith<{ day: string }>({
  zh: ({ day }) => `我们最晚在 ${day} 给您书面答复。如需更久，会事先告诉您原因和新日期。`,
  en: ({ day }) =>
    `You will have our written answer by ${day}. If we need longer we tell you why, and the new date, beforehand.`,
});
export const referenceText = messageWith<{ reference: string; host: string }>({
  zh: ({ reference, host }) =>
    `编号 ${reference}。在 ${host}/complaint/find 填编号和您留的联系方式，随时可以查看进展。`,
  en: ({ reference, host }) =>
    `Your reference is ${reference}. Enter it with the contact you gave us at ${host}/complaint/find to see how it stands.`,
});
export const newDateText = messageWith<{ day: string }>({
  zh: ({ day }) => `最晚 ${day}。`,
  en: ({ day }) => `By ${day} at the latest.`,
});
export const expectedText = messageWith<{ day: string }>({
  zh: ({ day }) => `我们预计在 ${day} 前给您答复。`,
  en: ({ day }) => `We expect to answer by ${day}.`,
});
export const approvedByText = messageWith<{ name: string }>({
  zh: ({ name }) => `这次延长由 ${name} 批准。`,
  en: ({ name }) => `${name} approved this extension.`,
});
export const reviewText = messageWith<{ day: string; within: string }>({
  zh: ({ day, within }) => `您可以在 ${day} 之前要求复核，由另一位同事处理，${within}内答复。`,
  en: ({ day, within }) =>
    `You can ask for a review until ${day}. Another person does it, and answers within ${within}.`,
});
export const bodyText = messageWith<{ name: string; ways: string; until: string | null }>({
  zh: ({ name, ways, until }) =>
    `${name}${ways === "" ? "" : `：${ways}`}${until === null ? "。" : `。最晚 ${until}。`}`,
  en: ({ name, ways, until }) =>
    `${name}${ways === "" ? "" : `: ${ways}`}.${until === null ? "" : ` The last day is ${until}.`}`,
});
export const refundText = messageWith<{ amount: string }>({
  zh: ({ amount }) => `我们会退还 ${amount}。`,
  en: ({ amount }) => `We will pay back ${amount}.`,
});
export const waiveFeesText = messageWith<{ amount: string }>({
  zh: ({ amount }) => `我们会免除费用 ${amount}。`,
  en: ({ amount }) => `We will take off fees of ${amount}.`,
});
export const waivePenaltyText = messageWith<{ amount: string }>({
  zh: ({ amount }) => `我们会免除罚息 ${amount}。`,
  en: ({ amount }) => `We will take off penalty interest of ${amount}.`,
});
export const daysText = messageWith<{ count: number }>({
  zh: ({ count }) => `${count} 天`,
  en: ({ count }) => `${count} days`,
});
