import { setLanguage, setMode, setThemeChoice, useAppearance } from '../appearance/appearance.ts'
import { useText } from '../text/messages.ts'
import { partMessages } from './messages.ts'

/** The other language, named in that language. */
export function LanguageSwitch() {
  const { language } = useAppearance()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="lj-switch"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}

/** Elder mode on and off: larger letters, stronger contrast, more room. */
export function ElderSwitch() {
  const { mode } = useAppearance()
  const text = useText()
  const elder = mode === 'elder'
  return (
    <button type="button" className="lj-switch" onClick={() => setMode(elder ? 'normal' : 'elder')}>
      {text(elder ? partMessages.normal : partMessages.elder)}
    </button>
  )
}

/** Light, dark, or as the device says. */
export function ThemeSwitch() {
  const { themeChoice } = useAppearance()
  const text = useText()
  return (
    <select
      className="lj-switch lj-switch-select"
      aria-label={text(partMessages.theme)}
      value={themeChoice}
      onChange={(event) => setThemeChoice(event.target.value as typeof themeChoice)}
    >
      <option value="system">{text(partMessages.system)}</option>
      <option value="light">{text(partMessages.light)}</option>
      <option value="dark">{text(partMessages.dark)}</option>
    </select>
  )
}
