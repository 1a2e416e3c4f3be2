import { SKILL_LEVEL_NAMES, type SkillLevel, STANDARD_LEVELS } from '@lingjiang/kernel'
import { Select, useText } from '@lingjiang/ui'
import { portalPartMessages as m } from './messages.ts'

/** One of the five levels of the national standards, or any. */
export function LevelSelect({
  value,
  onChange,
}: {
  readonly value: SkillLevel | ''
  readonly onChange: (level: SkillLevel | '') => void
}) {
  const text = useText()
  return (
    <Select<SkillLevel>
      name="level"
      label={text(m.level)}
      empty={text(m.anyLevel)}
      value={value}
      onChange={onChange}
      options={STANDARD_LEVELS.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))}
    />
  )
}
