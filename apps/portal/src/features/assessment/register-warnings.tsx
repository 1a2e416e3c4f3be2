import type { GetRegistrationStart } from '@lingjiang/assessment/contract'
import { defineMessages, Notice, type ReplyOf, useText } from '@lingjiang/ui'

type Warning = ReplyOf<typeof GetRegistrationStart>['warnings'][number]

const m = defineMessages({
  stops: { zh: '现在不能报名本场次', en: 'You cannot register for this session now' },
  mind: { zh: '提交前请注意', en: 'Before you send it' },
})

/** What a person can do about each warning. */
const ADVICE = defineMessages({
  W1: {
    zh: '同一职业同一等级只发一张证书，不必再考。可以报考更高等级；证书不是您的，请联系发证机构核实。',
    en: 'One certificate of an occupation and level is enough. You may go for a higher level. If the certificate is not yours, ask the organisation that issued it.',
  },
  W2: {
    zh: '可以继续，但要在最后一步写明理由，由人社部门确认。',
    en: 'You may go on, but give your reason in the last step; the bureau confirms it.',
  },
  W3: {
    zh: '已有更高等级的证书，不必再考低等级。',
    en: 'With a higher level there is no need for a lower one.',
  },
  W4: {
    zh: '请改选时间或地点不冲突的场次，或先取消另一场的报名。',
    en: 'Choose a session that does not clash, or cancel the other registration first.',
  },
  W5: {
    zh: '这是场次信息的问题，请联系评价机构更正后再报名。',
    en: 'This is a fault of the session. Ask the organisation to correct it, then register.',
  },
  W6: {
    zh: '请确认上传的是本人照片；确属误判的，请携带证件到当地人社部门核实。',
    en: 'Make sure the photo is yours. If this is a mistake, show your document at the local bureau.',
  },
})

/** Whether something stands in the way that no reason lifts. */
export const isBlocked = (warnings: readonly Warning[]) => warnings.some((warning) => warning.effect !== 'justify')

/** The warnings W1–W6 in plain words, each with what to do. */
export function RegisterWarnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  const text = useText()
  if (warnings.length === 0) return null
  const blocked = isBlocked(warnings)
  return (
    <Notice tone={blocked ? 'danger' : 'warn'} title={text(blocked ? m.stops : m.mind)}>
      <ul className="portal-plain-list">
        {warnings.map((warning) => (
          <li key={`${warning.rule} ${warning.text.zh}`}>
            <strong>{text(warning.text)}</strong>
            {warning.rule in ADVICE && <p>{text(ADVICE[warning.rule as keyof typeof ADVICE])}</p>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
