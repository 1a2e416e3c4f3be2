import { AddSite, ChangeSite, TENURE_NAMES, TENURES, WithdrawSite } from '@lingjiang/registry/contract'
import { type BodyOf, call, Loading, Notice, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { FormFrame } from '../../frames/form-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages, recordMessages as m } from './messages.ts'
import { ProvinceMap } from './province-map.tsx'
import { RegionSelect } from './region-select.tsx'
import { type SiteReply, sitesQuery, useRefresh } from './registry-api.ts'
import { RoomFields } from './room-fields.tsx'
import './registry.css'

const route = getRouteApi('/shell/registry/sites/$siteId')
type Answers = BodyOf<typeof AddSite>

/** One site on the map with its rooms; `new` is one that is not there yet. */
export function SitePage() {
  const { siteId } = route.useParams()
  const { data, error, refetch } = useQuery(sitesQuery)
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const known = data.find((site) => site.id === siteId)
  return <SiteForm key={siteId} known={known} />
}

const emptyToAbsent = ({ leaseFrom, leaseTo, hostName, ...rest }: Answers): Answers => ({
  ...rest,
  ...(rest.tenure === 'leased' && leaseFrom ? { leaseFrom } : {}),
  ...(rest.tenure === 'leased' && leaseTo ? { leaseTo } : {}),
  ...(hostName ? { hostName } : {}),
})

function SiteForm({ known }: { readonly known: SiteReply | undefined }) {
  const text = useText()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [form] = Form.useForm<Answers>()
  const back = async () => {
    await refresh()
    await navigate({ to: '/registry/sites' })
  }
  const save = useMutation({
    mutationFn: async (answers: Answers): Promise<unknown> => {
      const body = emptyToAbsent({ ...answers, rooms: answers.rooms ?? [] })
      return known
        ? call(ChangeSite, { params: { siteId: known.id }, body: { ...body, expectedVersion: known.version } })
        : call(AddSite, { body })
    },
    onSuccess: back,
  })
  const withdraw = useMutation({
    mutationFn: (siteId: string) => call(WithdrawSite, { params: { siteId } }),
    onSuccess: back,
  })
  const initial = known
    ? { ...known, leaseFrom: known.leaseFrom ?? '', leaseTo: known.leaseTo ?? '', hostName: known.hostName ?? '' }
    : { tenure: 'owned' as const, rooms: [] }
  return (
    <FormFrame<Answers>
      title={known?.name ?? text(m.addSite)}
      form={form}
      initial={initial}
      sending={save.isPending}
      error={save.error ?? withdraw.error}
      submit={text(filingMessages.save)}
      onSubmit={(answers) => save.mutate(answers)}
      onCancel={() => void navigate({ to: '/registry/sites' })}
    >
      {known?.listedAt && <Notice>{text(m.listedHint)}</Notice>}
      <Form.Item
        name="name"
        label={text(m.siteName)}
        rules={[{ required: true, whitespace: true, message: text(filingMessages.required) }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <PlaceFields />
      <TenureFields />
      <RoomFields />
      {known && !known.listedAt && (
        <p>
          <Button danger loading={withdraw.isPending} onClick={() => withdraw.mutate(known.id)}>
            {text(m.withdrawSite)}
          </Button>
        </p>
      )}
    </FormFrame>
  )
}

function PlaceFields() {
  const text = useText()
  const form = Form.useFormInstance<Answers>()
  const longitude = Form.useWatch('longitude', form)
  const latitude = Form.useWatch('latitude', form)
  const required = { required: true, message: text(filingMessages.required) }
  const point = typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : undefined
  return (
    <fieldset className="registry-group">
      <legend>{text(m.place)}</legend>
      <p className="lj-muted">{text(m.placeHint)}</p>
      <ProvinceMap
        point={point}
        onChoose={({ countyCode, ...place }) =>
          form.setFieldsValue({ ...place, ...(countyCode ? { regionCode: countyCode } : {}) })
        }
      />
      <div className="registry-pair">
        <Form.Item name="longitude" label={text(m.longitude)} rules={[required]}>
          <InputNumber min={73} max={136} step={0.001} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="latitude" label={text(m.latitude)} rules={[required]}>
          <InputNumber min={3} max={54} step={0.001} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="regionCode" label={text(m.region)} rules={[required]}>
        <RegionSelect />
      </Form.Item>
      <Form.Item name="address" label={text(m.address)} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
    </fieldset>
  )
}

function TenureFields() {
  const text = useText()
  const form = Form.useFormInstance<Answers>()
  const tenure = Form.useWatch('tenure', form)
  return (
    <fieldset className="registry-group">
      <legend>{text(m.tenure)}</legend>
      <Form.Item name="tenure" label={text(m.tenure)}>
        <Radio.Group options={TENURES.map((value) => ({ value, label: text(TENURE_NAMES[value]) }))} />
      </Form.Item>
      {tenure === 'leased' && (
        <div className="registry-pair">
          <Form.Item name="leaseFrom" label={text(m.leaseFrom)}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="leaseTo" label={text(m.leaseTo)}>
            <Input type="date" />
          </Form.Item>
        </div>
      )}
      <Form.Item name="hostName" label={text(m.hostName)}>
        <Input maxLength={120} />
      </Form.Item>
    </fieldset>
  )
}
