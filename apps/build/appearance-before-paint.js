// Runs before the first paint, as a file of its own: the content security policy allows no inline script.
;(() => {
  const root = document.documentElement
  const read = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const theme = read('lj-theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.dataset.mode = read('lj-mode') === 'elder' ? 'elder' : 'normal'
  const cookie = /(?:^|; )lj_language=(zh|en)/.exec(document.cookie)
  const language = cookie
    ? cookie[1]
    : /^zh/i.test(navigator.language) || !/^en/i.test(navigator.language)
      ? 'zh'
      : 'en'
  root.lang = language === 'en' ? 'en' : 'zh-CN'
})()
