import { ROLE_NAMES, type Role } from '@lingjiang/kernel'
import type { ParameterDefault } from '@lingjiang/platform'
import { diagramOf, type ProcessDeclaration, targetsOf } from '@lingjiang/process'
import { page, table } from './markdown.ts'

/** Every declared procedure: its diagram, who takes which action, and its time limits with where they come from. */
export function pageOfProcedures(
  processes: readonly ProcessDeclaration[],
  parameters: readonly ParameterDefault[],
): string {
  return page(
    'Procedures · 办理程序',
    'States, actions, who may take them, and time limits in working days.',
    processes.map((process) => partOf(process, parameters)),
  )
}

function partOf(process: ProcessDeclaration, parameters: readonly ParameterDefault[]): string {
  const named = (state: string) => `${process.states[state]?.title.zh ?? state} \`${state}\``
  const roles = (by: readonly Role[]) =>
    by.length === 0 ? '系统 (a job)' : by.map((role) => ROLE_NAMES[role].zh).join('、')
  const actions = Object.entries(process.actions).map(([name, action]) => [
    `${action.title.zh} \`${name}\``,
    action.title.en,
    action.from.map(named).join('、'),
    targetsOf(action).map(named).join('、'),
    roles(action.by),
    action.reason === 'required' ? '必填' : (action.reason ?? ''),
  ])
  const clocks = Object.entries(process.clocks).map(([name, clock]) => {
    const limit = parameters.find((parameter) => parameter.key === clock.limit)
    return [
      `${clock.title.zh} \`${name}\``,
      clock.runsIn.map(named).join('、'),
      limit ? String(limit.value) : '—',
      `\`${clock.limit}\``,
      limit ? `${limit.document}（${limit.mark}）` : '',
      clock.expiry === 'escalate' ? '上报上一级' : `${process.actions[clock.expiry.action]?.title.zh ?? ''}（自动）`,
    ]
  })
  return [
    `## ${process.title.zh} · ${process.title.en}`,
    '',
    `\`${process.name}\``,
    '',
    '```mermaid',
    diagramOf(process, 'zh').trimEnd(),
    '```',
    '',
    table(['动作', 'action', '从', '到', '由谁', '理由'], actions),
    clocks.length ? table(['时限', '计时环节', '工作日', '参数', '依据', '到期'], clocks) : '',
  ].join('\n')
}
