import {
  ASSESSMENT_METHOD_NAMES,
  ASSESSMENT_METHODS,
  ChangeSession,
  PlanSession,
  SESSION_KIND_NAMES,
  SESSION_KINDS,
} from '@lingjiang/assessment/contract'
import { AUDIENCE_NAMES, type Audience, SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import { call, EmptyState, Loading, useText } from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { FormFrame } from '../../frames/form-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { usePlanningChoices, useSession } from './assessment-api.ts'
import { assessmentMessages as m } from './messages.ts'
import { type Choices, type Draft, freshForm, type PlanForm, scopeKey, toDraft, toForm } from './plan-draft.ts'
import { PlanSlots } from './plan-slots.tsx'

const changeRoute = getRouteApi('/shell/sessions/$sessionId/plan')
const required = [{ required: true }]

export function NewPlanPage() {
  const choices = usePlanningChoices()
  if (choices.error) return <ProblemAlert error={choices.error} retry={() => void choices.refetch()} />
  if (!choices.data) return <Loading lines={8} />
  return (
    <PlanForms
      choices={choices.data}
      initial={freshForm(choices.data)}
      title={m.plan}
      send={(body) => call(PlanSession, { body })}
    />
  )
}

export function ChangePlanPage() {
  const { sessionId } = changeRoute.useParams()
  const choices = usePlanningChoices()
  const session = useSession(sessionId)
  const error = choices.error ?? session.error
  if (error)
    return <ProblemAlert error={error} retry={() => void Promise.all([choices.refetch(), session.refetch()])} />
  if (!choices.data || !session.data) return <Loading lines={8} />
  const expectedVersion = session.data.version
  return (
    <PlanForms
      choices={choices.data}
      initial={toForm(session.data)}
      title={m.changePlan}
      filedBefore={session.data.session.state !== 'draft'}
      send={(draft) => call(ChangeSession, { params: { sessionId }, body: { expectedVersion, draft } })}
    />
  )
}

/** One page: what, where, when, for how much; then rooms, times and people. Saving answers with the live checks on the session's page. */
function PlanForms({
  choices,
  initial,
  title,
  filedBefore = false,
  send,
}: {
  readonly choices: Choices
  /** The case is known by what is assessed: from the first filing on it stays. */
  readonly filedBefore?: boolean
  readonly initial: Partial<PlanForm>
  readonly title: (typeof m)['plan' | 'changePlan']
  readonly send: (draft: Draft) => Promise<{ readonly sessionId: string }>
}) {
  const text = useText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<PlanForm>()
  const save = useMutation({
    mutationFn: (answers: PlanForm) => send(toDraft(answers)),
    onSuccess: async ({ sessionId }) => {
      await queries.invalidateQueries({ queryKey: ['assessment'] })
      await navigate({ to: '/sessions/$sessionId', params: { sessionId } })
    },
  })
  if (choices.scope.length === 0) return <EmptyState title={text(m.noScope)}>{text(m.noScopeHint)}</EmptyState>
  return (
    <FormFrame<PlanForm>
      title={text(title)}
      form={form}
      initial={initial}
      sending={save.isPending}
      error={save.error}
      submit={text(m.save)}
      onSubmit={(answers) => save.mutate(answers)}
      onCancel={() => void navigate({ to: '/sessions', search: {} })}
    >
      <General choices={choices} filedBefore={filedBefore} />
      <PlanSlots choices={choices} form={form} />
    </FormFrame>
  )
}

function General({ choices, filedBefore }: { readonly choices: Choices; readonly filedBefore: boolean }) {
  const text = useText()
  const scope = choices.scope.flatMap((item) =>
    item.levels.map((level) => ({
      value: scopeKey(item.occupationCode, level, item.audience),
      label: `${item.occupationName} ${text(SKILL_LEVEL_NAMES[level as SkillLevel])} · ${text(AUDIENCE_NAMES[item.audience as Audience])}`,
    })),
  )
  return (
    <div className="plan-grid">
      <Form.Item
        name="scope"
        label={text(m.scope)}
        rules={required}
        extra={filedBefore ? text(m.scopeStays) : undefined}
      >
        <Select options={scope} showSearch={{ optionFilterProp: 'label' }} disabled={filedBefore} />
      </Form.Item>
      <Form.Item name="siteId" label={text(m.site)} rules={required}>
        <Select options={choices.sites.map((site) => ({ value: site.id, label: `${site.name}（${site.address}）` }))} />
      </Form.Item>
      <Form.Item name="kind" label={text(m.kind)} rules={required}>
        <Select options={SESSION_KINDS.map((value) => ({ value, label: text(SESSION_KIND_NAMES[value]) }))} />
      </Form.Item>
      <Form.Item name="methods" label={text(m.methods)} rules={required}>
        <Select
          mode="multiple"
          options={ASSESSMENT_METHODS.map((value) => ({ value, label: text(ASSESSMENT_METHOD_NAMES[value]) }))}
        />
      </Form.Item>
      <Form.Item name="firstDay" label={text(m.day)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="registrationOpensOn" label={text(m.opensOn)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="registrationClosesOn" label={text(m.closesOn)} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="capacity" label={text(m.capacity)} rules={required}>
        <Input type="number" min={1} max={100_000} />
      </Form.Item>
      <Form.Item name="fee" label={text(m.fee)} rules={required}>
        <Input type="number" min={0} step={0.01} />
      </Form.Item>
      <Form.Item name="notice" label={text(m.notice)}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </div>
  )
}
