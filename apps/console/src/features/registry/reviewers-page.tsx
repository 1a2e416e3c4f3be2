import { AddReviewer, type ListReviewers } from '@lingjiang/registry/contract'
import { call, newKey, type ReplyOf, useJoin, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { ListFrame } from '../../frames/list-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages, reviewMessages as m, recordMessages } from './messages.ts'
import { type PersonAnswers, PersonFields } from './person-fields.tsx'
import { reviewersQuery, useRefresh } from './registry-api.ts'
import './registry.css'

type Reviewer = ReplyOf<typeof ListReviewers>['reviewers'][number]

/** The roll of experts who may be called to a panel. */
export function ReviewersPage() {
  const text = useText()
  const join = useJoin()
  const regionName = useRegionName()
  const reviewers = useQuery(reviewersQuery)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ListFrame<Reviewer>
        title={text(m.reviewers)}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {text(m.addReviewer)}
          </Button>
        }
        columns={[
          { key: 'name', title: text(recordMessages.personName), main: true, cell: (one) => one.name },
          { key: 'unit', title: text(m.unit), cell: (one) => one.unit },
          { key: 'title', title: text(m.title), cell: (one) => one.title },
          { key: 'fields', title: text(m.fields), cell: (one) => join(one.fields) || '—' },
          { key: 'region', title: text(m.city), cell: (one) => regionName(one.regionCode) },
        ]}
        rows={reviewers.data}
        rowKey={(one) => one.personId}
        loading={reviewers.isFetching}
        error={reviewers.error}
        retry={() => void reviewers.refetch()}
        total={reviewers.data?.length}
        empty={{ title: text(m.reviewersNone) }}
      />
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  )
}

type Answers = PersonAnswers & {
  readonly unit: string
  readonly title: string
  readonly fields?: string
  readonly regionCode: string
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const refresh = useRefresh()
  const regions = useRegions()
  const [form] = Form.useForm<Answers>()
  const [key, setKey] = useState(newKey)
  const add = useMutation({
    mutationFn: ({ fields, ...answers }: Answers) =>
      call(AddReviewer, {
        body: {
          ...answers,
          fields: (fields ?? '')
            .split(/[,，、]/)
            .map((field) => field.trim())
            .filter(Boolean),
        },
        idempotencyKey: key,
      }),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
    onError: () => setKey(newKey()),
  })
  const required = { required: true, message: text(filingMessages.required) }
  return (
    <Modal
      open
      title={text(m.addReviewer)}
      okText={text(filingMessages.save)}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert error={add.error} />
      <Form<Answers> form={form} layout="vertical" onFinish={(answers) => add.mutate(answers)}>
        <PersonFields />
        <Form.Item name="unit" label={text(m.unit)} rules={[required]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="title" label={text(m.title)} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="fields" label={text(m.fields)} extra={text(m.fieldsHint)}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="regionCode" label={text(m.city)} rules={[required]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={regions
              .filter((region) => region.tier === 'city')
              .map((region) => ({ value: region.code, label: region.name }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
