import { defineMessages, ElderSwitch, Page, useText } from '@lingjiang/ui'
import { shellMessages } from './messages.ts'

const m = defineMessages({
  lead: {
    zh: '本网站按《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668-2019）和 WCAG 2.1 AA 级设计。',
    en: 'This site is designed to GB/T 37668-2019 and WCAG 2.1 level AA.',
  },
  elder: { zh: '长辈版', en: 'Large print' },
  elderText: {
    zh: '字号放大到 22 像素，文字与背景对比不低于 7:1，没有弹窗和广告。每一页右上角都可切换，选择会被记住。',
    en: 'Letters of 22 pixels, a contrast of at least 7:1, no pop-ups and no advertisements. Switch at the top of every page; the choice is remembered.',
  },
  keyboard: { zh: '只用键盘', en: 'Keyboard only' },
  keyboardText: {
    zh: '所有操作都可以用键盘完成。按 Tab 键前进，Shift+Tab 后退，回车键确认；每页第一个停留点是“跳到正文”。',
    en: 'Everything can be done with the keyboard: Tab forward, Shift+Tab back, Enter to confirm. The first stop on each page is “Skip to content”.',
  },
  zoom: { zh: '放大与读屏', en: 'Zoom and screen readers' },
  zoomText: {
    zh: '页面放大到 400% 或在 320 像素宽的屏幕上都不需要左右拖动；状态同时用文字、形状和颜色表示，黑白打印不丢失信息。',
    en: 'Pages reflow at 400 % zoom and on screens 320 pixels wide. States are told by word, shape and colour, so that grey print loses nothing.',
  },
})

export function AccessibilityPage() {
  const text = useText()
  return (
    <Page title={text(shellMessages.accessibility)} lead={text(m.lead)}>
      <section>
        <h2>{text(m.elder)}</h2>
        <p>{text(m.elderText)}</p>
        <p>
          <ElderSwitch />
        </p>
      </section>
      <section>
        <h2>{text(m.keyboard)}</h2>
        <p>{text(m.keyboardText)}</p>
      </section>
      <section>
        <h2>{text(m.zoom)}</h2>
        <p>{text(m.zoomText)}</p>
      </section>
    </Page>
  )
}
