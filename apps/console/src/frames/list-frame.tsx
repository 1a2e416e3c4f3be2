import { DownloadOutlined } from '@ant-design/icons'
import { Table as Cards, type Column, EmptyState, formatNumber, Loading, useText, useTitle } from '@lingjiang/ui'
import { Button, Checkbox, Grid, Spin, Table } from 'antd'
import type { Key, KeyboardEvent, ReactNode } from 'react'
import { frameMessages as m } from './messages.ts'
import { ProblemAlert } from './problem-alert.tsx'

export type Choice<R> = {
  readonly chosen: readonly string[]
  readonly onChoose: (keys: readonly string[]) => void
  readonly mayChoose: (row: R) => boolean
  readonly label: (row: R) => string
  readonly labelAll: string
}

/**
 * A page that is a list: title with actions, filters kept in the address, the table, the count from the database, keyset paging, export.
 * On phones each row is a card. The arrow keys move over the links of the first column.
 */
export function ListFrame<R extends object>({
  title,
  actions,
  above,
  filters,
  filtered,
  columns,
  rows,
  rowKey,
  loading,
  error,
  retry,
  total,
  exportHref,
  first,
  next,
  empty,
  choice,
  bar,
}: {
  readonly title: string
  readonly actions?: ReactNode
  /** Queues with counts, or a notice. */
  readonly above?: ReactNode
  readonly filters?: ReactNode
  /** Whether any filter is set: an empty answer then means something else. */
  readonly filtered?: boolean
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[] | undefined
  readonly rowKey: (row: R) => string
  readonly loading: boolean
  readonly error?: unknown
  readonly retry?: () => void
  /** Counted in SQL; absent where counting is not worth its cost. */
  readonly total?: number | undefined
  readonly exportHref?: string
  readonly first?: ((children: ReactNode) => ReactNode) | undefined
  readonly next?: ((children: ReactNode) => ReactNode) | undefined
  /** What to say, and offer, when there is nothing at all. */
  readonly empty?: { readonly title: string; readonly body?: ReactNode }
  /** Rows that can be taken together get a box in front; on phones they are taken one by one. */
  readonly choice?: Choice<R>
  /** What can be done with the chosen rows; between filters and list. */
  readonly bar?: ReactNode
}) {
  const text = useText()
  useTitle(title)
  const wide = Grid.useBreakpoint().md ?? true
  const nothing = rows && rows.length === 0
  return (
    <div className="frame">
      <div className="frame-head">
        <h1>{title}</h1>
        {exportHref && (
          <Button href={exportHref} icon={<DownloadOutlined />}>
            {text(m.export)}
          </Button>
        )}
        {actions}
      </div>
      {above}
      {filters && (
        <search aria-label={text(m.filters)} className="frame-filters">
          {filters}
        </search>
      )}
      <ProblemAlert error={error} {...(retry ? { retry } : {})} />
      {!rows && !error && <Loading lines={8} />}
      {nothing && (
        <EmptyState title={filtered ? text(m.none) : (empty?.title ?? text(m.empty))}>
          {filtered ? text(m.noneHint) : empty?.body}
        </EmptyState>
      )}
      {bar}
      {rows && !nothing && !error && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only carries the arrow keys from link to link
        <div className={wide ? 'frame-table' : 'frame-cards'} onKeyDown={moveByArrows}>
          {wide ? (
            <Table<R>
              size="small"
              columns={columns.map((column) => ({
                key: column.key,
                title: column.title,
                render: (_, row) => column.cell(row),
                ...(column.figures ? { align: 'right' as const } : {}),
              }))}
              dataSource={[...rows]}
              rowKey={rowKey}
              loading={loading}
              pagination={false}
              {...(choice ? { rowSelection: selectionOf(choice, rows, rowKey) } : {})}
            />
          ) : (
            <Spin spinning={loading}>
              <Cards caption={title} columns={columns} rows={rows} rowKey={rowKey} />
            </Spin>
          )}
        </div>
      )}
      {rows && rows.length > 0 && (
        <nav className="lj-pages" aria-label={text(m.pages)}>
          <span className="lj-figures">
            {total === undefined
              ? text(m.shown, { shown: formatNumber(rows.length) })
              : text(m.total, { total: formatNumber(total) })}
          </span>
          {first?.(text(m.first))}
          {next?.(text(m.next))}
        </nav>
      )}
    </div>
  )
}

/** The library's own box for all has no name in the reader's language. */
function selectionOf<R extends object>(choice: Choice<R>, rows: readonly R[], rowKey: (row: R) => string) {
  const open = rows.filter(choice.mayChoose).map(rowKey)
  const all = open.length > 0 && open.every((key) => choice.chosen.includes(key))
  return {
    selectedRowKeys: [...choice.chosen],
    onChange: (keys: readonly Key[]) => choice.onChoose(keys.map(String)),
    getCheckboxProps: (row: R) => ({
      'aria-label': choice.label(row),
      title: choice.label(row),
      disabled: !choice.mayChoose(row),
    }),
    columnTitle: (
      <Checkbox
        aria-label={choice.labelAll}
        title={choice.labelAll}
        checked={all}
        indeterminate={!all && choice.chosen.length > 0}
        disabled={open.length === 0}
        onChange={() => choice.onChoose(all ? [] : open)}
      />
    ),
  }
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  if (!(event.target instanceof HTMLAnchorElement)) return
  const links = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'tbody td:is(:first-child, .ant-table-selection-column + td) a',
    ),
  ]
  const row = event.target.closest('tr')
  const at = links.findIndex((link) => row?.contains(link))
  const to = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!to) return
  event.preventDefault()
  to.focus()
}
