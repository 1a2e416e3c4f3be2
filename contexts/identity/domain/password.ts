/** Shortest password. NIST SP 800-63B asks for 8 beside a second factor; who has none is safer with some more. */
export const SHORTEST_PASSWORD = 10
/** Characters that must be left when everything that guessing begins with is taken away. Ours. */
const OWN_CHARACTERS = 4

/** Words that lists of leaked passwords begin with, here and abroad, and those of this system. */
const COMMON_WORDS = [
  ...[
    'password',
    'passw0rd',
    'passwort',
    'letmein',
    'welcome',
    'iloveyou',
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdfgh',
  ],
  ...['zxcvbnm', 'zxcvbn', 'qazwsxedc', 'qazwsx', '1q2w3e4r', '1qaz2wsx', '!qaz2wsx', 'q1w2e3r4', 'monkey', 'dragon'],
  ...['sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'master', 'shadow', 'trustno1', 'changeme'],
  ...['administrator', 'admin', 'root', 'user', 'test', 'guest', 'default', 'secret', 'login', 'huawei', 'computer'],
  ...['woaini', 'woaiwo', 'wodemima', 'mima', 'nihao', 'zhongguo', 'guangdong', 'guangzhou', 'shenzhen', 'lingjiang'],
  ...[
    'woaizhongguo',
    'china',
    'beijing',
    'laopo',
    'laogong',
    'baobei',
    'aini',
    '5201314',
    '1314520',
    '520520',
    '1314',
    '520',
  ],
  ...['666666', '888888', '168168', '147258369', '147258', '123321', '112233', '121212', 'abc', 'iphone'],
]
/** Rows of the keyboard and of counting, in which people walk along. */
const WALKS = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * Long enough, and not what guessing begins with: no leaked password, no walk along keys, no year, not the account's own words, even with
 * more of the same around it (GB/T 22239: complexity of authenticators; NIST SP 800-63B: length and a list of refused words, no rules about kinds of characters).
 */
export function isStrongPassword(password: string, ...own: readonly string[]): boolean {
  const lower = password.normalize('NFKC').toLowerCase()
  const characters = [...lower]
  if (characters.length < SHORTEST_PASSWORD || new Set(characters).size < OWN_CHARACTERS || isRepeated(lower))
    return false
  const words = [...own.map((word) => word.toLowerCase()).filter((word) => word.length >= 2), ...COMMON_WORDS]
  const rest = words
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), withoutWalks(lower))
    .replace(/(19|20)\d\d/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(rest).size >= OWN_CHARACTERS
}

/** One short piece, again and again. */
const isRepeated = (text: string) => /^(.{1,5})\1+$/u.test(text)

/** Takes away every run of four or more characters along a walk. */
function withoutWalks(text: string): string {
  let left = text
  for (const walk of WALKS)
    for (let length = walk.length; length >= 4; length -= 1)
      for (let from = 0; from + length <= walk.length; from += 1)
        left = left.replaceAll(walk.slice(from, from + length), '')
  return left
}
