/**
 * Pieces that the best-known leaked passwords are made of. Published top lists hold almost nothing of fifteen
 * characters or more that is not put together from these, so the pieces are kept instead of the lists, and
 * app/staff/password-rules.ts refuses what is made of a few of them.
 */
export const commonPieces: readonly string[] = [
  // English top lists
  ..."password passwort passw0rd pass word letmein welcome login admin administrator root user guest default".split(
    " ",
  ),
  ..."changeme secret master access temp test demo hello iloveyou love lovely loveme babygirl princess sunshine".split(
    " ",
  ),
  ..."monkey dragon tiger lion eagle falcon shadow michael jordan jessica jennifer ashley daniel charlie thomas".split(
    " ",
  ),
  ..."robert george andrew joshua matthew anthony william hannah amanda nicole michelle football baseball soccer".split(
    " ",
  ),
  ..."basketball hockey superman batman spiderman starwars pokemon naruto matrix trustno1 whatever freedom flower".split(
    " ",
  ),
  ..."cookie chocolate cheese pepper ginger summer winter spring autumn monday friday january february march april".split(
    " ",
  ),
  ..."june july august september october november december samsung google facebook apple microsoft windows linux".split(
    " ",
  ),
  ..."computer internet server network system office company business money bank credit loan mustang ferrari".split(
    " ",
  ),
  ..."porsche mercedes liverpool arsenal chelsea barcelona london paris america england china happy lucky blessed".split(
    " ",
  ),
  ..."jesus angel heaven killer hunter ranger soldier maverick phoenix silver golden diamond purple orange yellow".split(
    " ",
  ),
  ..."green blue black white qwerty qwertz azerty asdf zxcv correct horse battery staple please open sesame".split(" "),
  // Chinese top lists
  ..."woaini woaiwojia aini wodemima mima zhongguo beijing shanghai shenzhen guangzhou hangzhou laopo laogong".split(
    " ",
  ),
  ..."baobao xiaoming xiaohong zhang wang zhao chen yang huang liu taobao weixin wechat alipay zhifubao qq tencent".split(
    " ",
  ),
  ..."5201314 1314520 1314 520 521 168 888 666 gongsi yinhang qianbao".split(" "),
];

/** Runs of keys and letters; any stretch of three or more, forwards or backwards, counts as one piece. */
export const keyRuns: readonly string[] = [
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "一二三四五六七八九十",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/** Words of this place, which somebody guessing at our doors tries first. */
export const contextWords: readonly string[] = [
  ..."repayment portal loan loans hardship complaint complaints staff borrower lender collection payment".split(" "),
  ..."linxi finance huankuan daikuan jiekuan cuishou 林溪 消费 金融 还款 贷款 借款".split(" "),
];
