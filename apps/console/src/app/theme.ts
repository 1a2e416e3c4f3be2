import { FONT_FAMILY, type Mode, PALETTES, type Theme } from '@lingjiang/ui'
import type { ThemeConfig } from 'antd'
import { theme as antTheme } from 'antd'

/** Desk sizes: dense for officers, and an elder edition in proportion. */
const SIZE: Readonly<Record<Mode, { readonly font: number; readonly control: number; readonly space: number }>> = {
  normal: { font: 14, control: 34, space: 8 },
  elder: { font: 19, control: 46, space: 10 },
}

/**
 * The tokens of all screens as a theme of the component library. Texts that the library draws pale by default (placeholders, descriptions,
 * disabled) are set to the muted ink, so that each keeps 4.5:1, in elder mode 7:1.
 */
export function consoleTheme(theme: Theme, mode: Mode): ThemeConfig {
  const c = PALETTES[theme][mode]
  const size = SIZE[mode]
  return {
    algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: size.font,
      controlHeight: size.control,
      borderRadius: 4,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      colorPrimary: c.accent,
      colorPrimaryHover: c.accentStrong,
      colorPrimaryActive: c.accentStrong,
      colorPrimaryText: c.accent,
      colorPrimaryTextHover: c.accentStrong,
      colorPrimaryBg: c.accentSoft,
      colorPrimaryBgHover: c.accentSoft,
      colorPrimaryBorder: c.accent,
      colorTextLightSolid: c.onAccent,
      colorLink: c.accent,
      colorLinkHover: c.accentStrong,
      colorLinkActive: c.accentStrong,
      colorInfo: c.info,
      colorSuccess: c.ok,
      colorWarning: c.warn,
      colorError: c.danger,
      colorErrorText: c.danger,
      colorErrorHover: c.danger,
      colorErrorActive: c.danger,
      colorErrorBg: c.dangerSoft,
      colorWarningBg: c.warnSoft,
      colorSuccessBg: c.okSoft,
      colorInfoBg: c.infoSoft,
      colorBgBase: c.surface,
      colorBgLayout: c.paper,
      colorBgContainer: c.surface,
      colorBgElevated: c.surface,
      colorBgContainerDisabled: c.sunken,
      colorFillAlter: c.sunken,
      colorText: c.ink,
      colorTextHeading: c.ink,
      colorTextLabel: c.ink,
      colorTextSecondary: c.inkMuted,
      colorTextTertiary: c.inkMuted,
      colorTextQuaternary: c.inkMuted,
      colorTextDescription: c.inkMuted,
      colorTextPlaceholder: c.inkMuted,
      colorTextDisabled: c.inkMuted,
      colorIcon: c.inkMuted,
      colorBorder: c.lineStrong,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
    },
    components: {
      Layout: { headerBg: c.surface, siderBg: c.surface, bodyBg: c.paper, headerHeight: 56, headerPadding: 0 },
      Menu: {
        itemBg: 'transparent',
        itemColor: c.ink,
        itemHoverColor: c.ink,
        itemHoverBg: c.sunken,
        itemSelectedBg: c.accentSoft,
        itemSelectedColor: c.accent,
        itemBorderRadius: 4,
      },
      Table: {
        headerBg: c.sunken,
        headerColor: c.ink,
        rowHoverBg: c.sunken,
        borderColor: c.line,
        cellPaddingBlockSM: size.space,
        cellPaddingInlineSM: size.space * 1.5,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', dangerColor: c.onAccent },
      Segmented: { trackBg: c.sunken, itemColor: c.ink, itemSelectedColor: c.ink, itemSelectedBg: c.surface },
    },
  }
}
