import { AUDIENCE_NAMES, SKILL_LEVEL_NAMES, SKILL_LEVELS, type SkillLevel } from '@lingjiang/kernel'
import { SaveFilingItems } from '@lingjiang/registry/contract'
import { audiencesFor, levelsFor, type RecordedItem, type RegistryParameters } from '@lingjiang/registry/domain'
import { call, EmptyState, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { answerLive, ConditionsPanel } from './conditions-panel.tsx'
import { FilingPart } from './form-page.tsx'
import { filingMessages, recordMessages as m } from './messages.ts'
import { OccupationSelect } from './occupation-select.tsx'
import { type FilingReply, useRefresh } from './registry-api.ts'
import './registry.css'

const route = getRouteApi('/shell/registry/filings/$filingId/occupations')

type Line = {
  readonly occupationCode?: string
  readonly workType?: string
  readonly levels?: readonly SkillLevel[]
  readonly siteIds?: readonly string[]
  readonly normTitle?: string
  readonly majorName?: string
  readonly mainBusiness?: boolean
}
type Answers = { readonly items: readonly Line[] }

/** Occupations × levels of an application, each with sites and standard. */
export function ItemsPage() {
  const text = useText()
  const { filingId } = route.useParams()
  return (
    <FilingPart filingId={filingId} title={text(m.items)} lead={text(m.itemsLead)}>
      {(reply) => <ItemsForm reply={reply} />}
    </FilingPart>
  )
}

function ItemsForm({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [form] = Form.useForm<Answers>()
  const [live, setLive] = useState<ReturnType<typeof answerLive>>(reply.conditions)
  const { id: filingId, version, kind } = reply.filing
  const [audience = 'public'] = audiencesFor(kind)
  const save = useMutation({
    mutationFn: ({ items }: Answers) =>
      call(SaveFilingItems, {
        params: { filingId },
        body: {
          expectedVersion: version,
          items: items.map((item) => ({
            occupationCode: item.occupationCode ?? '',
            levels: [...(item.levels ?? [])],
            audience,
            mainBusiness: item.mainBusiness ?? false,
            siteIds: [...(item.siteIds ?? [])],
            ...(item.workType ? { workType: item.workType } : {}),
            ...(item.normTitle ? { normTitle: item.normTitle } : {}),
            ...(item.majorName ? { majorName: item.majorName } : {}),
          })),
        },
      }),
    onSuccess: async () => {
      await refresh()
      await navigate({ to: '/registry/filings/$filingId', params: { filingId } })
    },
  })
  const ask = () => {
    const lines: readonly (Line | undefined)[] = form.getFieldsValue(true).items ?? []
    setLive(answerLive(reply, { items: lines.flatMap((line) => (line ? [toRecorded(line, reply, audience)] : [])) }))
  }
  const initial: Answers = {
    items: reply.items.map(({ workType, normTitle, majorName, ...item }) => ({
      ...item,
      ...(workType ? { workType } : {}),
      ...(normTitle ? { normTitle } : {}),
      ...(majorName ? { majorName } : {}),
    })),
  }
  return (
    <div className="frame-split registry-split">
      <Form<Answers>
        form={form}
        layout="vertical"
        className="frame"
        initialValues={initial}
        onValuesChange={ask}
        onFinish={(answers) => save.mutate(answers)}
      >
        <ProblemAlert error={save.error} />
        <Form.List name="items">
          {(fields, { add, remove }) => (
            <>
              {fields.length === 0 && <EmptyState title={text(m.noItems)} />}
              {fields.map((field, index) => (
                <ItemFields
                  key={field.key}
                  at={field.name}
                  number={index + 1}
                  reply={reply}
                  audienceName={text(AUDIENCE_NAMES[audience])}
                  onRemove={() => {
                    remove(field.name)
                    ask()
                  }}
                />
              ))}
              <Button
                onClick={() => add({ levels: [], siteIds: reply.sites.map((site) => site.id), mainBusiness: true })}
              >
                {text(m.addItem)}
              </Button>
            </>
          )}
        </Form.List>
        <div className="lj-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {text(filingMessages.save)}
          </Button>
        </div>
      </Form>
      <aside className="frame">
        <ConditionsPanel reply={reply} conditions={live} />
      </aside>
    </div>
  )
}

function toRecorded(line: Line, reply: FilingReply, audience: RecordedItem['audience']): RecordedItem {
  const known = reply.items.find((item) => item.occupationCode === line.occupationCode)
  return {
    occupationCode: line.occupationCode ?? '',
    occupationName: known?.occupationName ?? line.occupationCode ?? '',
    levels: line.levels ?? [],
    audience,
    majorName: line.majorName ?? null,
    normTitle: line.normTitle ?? null,
    mainBusiness: line.mainBusiness ?? false,
    siteIds: line.siteIds ?? [],
    // The picker offers skill occupations only; the server looks at the dictionary again.
    skillOccupation: Boolean(line.occupationCode),
    newOccupation: known?.newOccupation ?? false,
  }
}

function ItemFields({
  at,
  number,
  reply,
  audienceName,
  onRemove,
}: {
  readonly at: number
  readonly number: number
  readonly reply: FilingReply
  readonly audienceName: string
  readonly onRemove: () => void
}) {
  const text = useText()
  const { kind } = reply.filing
  const allowed = levelsFor(kind, reply.statement.collegeType, reply.parameters as RegistryParameters)
  const levels = SKILL_LEVELS.filter((level) => allowed.includes(level))
  return (
    <fieldset className="frame-card registry-item">
      <legend>{`${text(m.occupation)} ${number} · ${audienceName}`}</legend>
      <Form.Item
        name={[at, 'occupationCode']}
        label={text(m.occupation)}
        extra={text(m.occupationHint)}
        rules={[{ required: true, message: text(filingMessages.choose) }]}
      >
        <OccupationSelect />
      </Form.Item>
      <Form.Item
        name={[at, 'levels']}
        label={text(m.levels)}
        rules={[{ required: true, type: 'array', min: 1, message: text(filingMessages.choose) }]}
      >
        <Checkbox.Group options={levels.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))} />
      </Form.Item>
      <div className="registry-pair">
        <Form.Item name={[at, 'normTitle']} label={text(m.norm)}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name={[at, 'workType']} label={text(m.workType)}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      {kind === 'technical-college' && (
        <Form.Item name={[at, 'majorName']} label={text(m.major)}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item
        name={[at, 'siteIds']}
        label={text(m.itemSites)}
        extra={reply.sites.length === 0 && <Link to="/registry/sites">{text(m.addSite)}</Link>}
      >
        <Select mode="multiple" options={reply.sites.map((site) => ({ value: site.id, label: site.name }))} />
      </Form.Item>
      {kind === 'employer' && (
        <Form.Item name={[at, 'mainBusiness']} valuePropName="checked">
          <Checkbox>{text(m.belongsToMain)}</Checkbox>
        </Form.Item>
      )}
      <Button
        danger
        onClick={onRemove}
        aria-label={text(filingMessages.removeWhat, { name: `${text(m.occupation)} ${number}` })}
      >
        {text(filingMessages.remove)}
      </Button>
    </fieldset>
  )
}
