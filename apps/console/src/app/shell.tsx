import { MenuOutlined } from '@ant-design/icons'
import { ElderSwitch, LanguageSwitch, SkipLink, ThemeSwitch, useText, Wordmark } from '@lingjiang/ui'
import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { Button, Drawer, Grid, Layout } from 'antd'
import { useEffect, useState } from 'react'
import { MandateSwitch } from './mandate-switch.tsx'
import { shellMessages as m } from './messages.ts'
import { Navigation } from './navigation-menu.tsx'

/** Header with the role one acts in, navigation to the left (a drawer on phones), the page. */
export function Shell() {
  const text = useText()
  const wide = Grid.useBreakpoint().lg ?? true
  const [open, setOpen] = useState(false)
  useFocusOnArrival()
  return (
    <Layout className="console">
      <SkipLink />
      <Layout.Header className="console-header">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={text(m.openMenu)}
            aria-expanded={open}
            onClick={() => setOpen(true)}
          />
        )}
        <Link to="/inbox" search={{}} className="console-brand">
          <Wordmark caption={text(m.product)} />
        </Link>
        <MandateSwitch />
        <div className="console-tools">
          <LanguageSwitch />
          <ElderSwitch />
          <ThemeSwitch />
        </div>
      </Layout.Header>
      <Layout hasSider={wide}>
        {wide ? (
          <Layout.Sider width="var(--console-sider)" className="console-sider">
            <Navigation />
          </Layout.Sider>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" title={text(m.navigation)} size="default">
            <Navigation onGone={() => setOpen(false)} />
          </Drawer>
        )}
        <Layout.Content>
          <main id="content" className="console-main" tabIndex={-1}>
            <Outlet />
          </main>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

/** On another page the keyboard begins at its content, not at the link that led there and is gone. Filters and pages of a list keep it. */
function useFocusOnArrival(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById('content')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
