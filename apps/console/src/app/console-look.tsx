import { useAppearance } from '@lingjiang/ui'
import { App, ConfigProvider } from 'antd'
import en from 'antd/locale/en_GB'
import zh from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { consoleTheme } from './theme.ts'

/** A server with a nonce policy names it in `<meta name="style-nonce" content="…">`; the styles put in at run time then carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content

/** Language, theme and print size for everything the component library draws. */
export function ConsoleLook({ children }: { readonly children: ReactNode }) {
  const { language, theme, mode } = useAppearance()
  const look = useMemo(() => consoleTheme(theme, mode), [theme, mode])
  return (
    <ConfigProvider
      locale={language === 'zh' ? zh : en}
      theme={look}
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
